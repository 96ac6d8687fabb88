package io.millrace.runtime.project;

/**
 * Something that features describe, such as a user.
 *
 * @param key event field that names the entity
 */
public record Entity(String name, String key) {}
