package io.millrace.trainer.learning.moa;

import io.millrace.trainer.learning.LearnerOptionsException;

/** Reads an option string in MOA's syntax piece by piece: {@code name -x value -y (nested -z 1)}. */
final class OptionText {
    private final String text;
    private int at;

    OptionText(String text) {
        this.text = text.strip();
    }

    boolean atEnd() {
        skipSpace();
        return at == text.length();
    }

    /** Reads up to the next space. */
    String word() {
        skipSpace();
        int start = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    /** Reads {@code -x} and returns the {@code x}. */
    char flag() {
        String word = word();
        if (word.length() != 2 || word.charAt(0) != '-') {
            throw wrong("expected an option such as '-s', found '" + word + "'");
        }
        return word.charAt(1);
    }

    /** Reads a word, or what stands in balanced parentheses, without the outermost pair. */
    String value(char flag) {
        skipSpace();
        if (at == text.length()) {
            throw wrong("option -" + flag + " has no value");
        }
        return text.charAt(at) == '(' ? parenthesised() : word();
    }

    LearnerOptionsException wrong(String what) {
        return new LearnerOptionsException(what + ", in '" + text + "'");
    }

    LearnerOptionsException wrong(String what, Throwable cause) {
        return new LearnerOptionsException(what + ", in '" + text + "'", cause);
    }

    private String parenthesised() {
        int start = at;
        int depth = 0;
        do {
            char next = text.charAt(at++);
            depth += next == '(' ? 1 : next == ')' ? -1 : 0;
        } while (depth > 0 && at < text.length());
        if (depth > 0) {
            throw wrong("the parenthesis at character " + (start + 1) + " is never closed");
        }
        return text.substring(start + 1, at - 1).strip();
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
