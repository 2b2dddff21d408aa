/** Makes one verdict of what all inspectors found, by the policies of an administrator. */
package io.postern.inspect.judge;
