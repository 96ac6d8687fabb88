/** Running models, as who says something to them or asks for their versions sees them: over topics. */
@NullMarked
package io.millrace.platform.models;

import org.jspecify.annotations.NullMarked;
