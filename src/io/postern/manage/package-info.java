/** Console, MBeans, command line. */
package io.postern.manage;
