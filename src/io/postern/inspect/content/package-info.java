/** Takes mail apart for scanners: what {@code inspect.mime} knows, as {@code antivirus} asks it. */
package io.postern.inspect.content;
