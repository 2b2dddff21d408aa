/** Decides about mails by an ordered list of rules that an administrator wrote (F104-F111). */
package io.postern.inspect.rules;
