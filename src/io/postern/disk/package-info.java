/** Files and folders that only we can read, and that survive a power failure. */
package io.postern.disk;
