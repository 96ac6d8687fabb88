/** The documents: what they tell to type is typed, and where they point to is there. */
@NullMarked
package io.millrace.platform.docs;

import org.jspecify.annotations.NullMarked;
