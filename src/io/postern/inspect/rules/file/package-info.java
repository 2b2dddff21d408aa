/** Reads the rules that an administrator wrote, and looks for what cannot be meant (F104-F111). */
package io.postern.inspect.rules.file;
