/** Looks into a mail: its parts, their names and types, what archives hold; within limits. */
package io.postern.inspect.mime;
