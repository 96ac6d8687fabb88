package io.millrace.platform.terminal;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;

/** Whether somebody looks on, and what their terminal can do. */
public final class Terminal {

    private Terminal() {}

    /** Whether a line can be drawn again: a terminal is there, and {@code TERM} is not {@code dumb}. */
    public static boolean redraws() {
        return redraws(isThere(), System.getenv());
    }

    /** Whether words may have colours: there is a terminal that draws, and {@code NO_COLOR} is not set. */
    public static boolean colours() {
        return colours(isThere(), System.getenv());
    }

    static boolean redraws(boolean there, Map<String, String> environment) {
        return there && !"dumb".equals(environment.get("TERM"));
    }

    static boolean colours(boolean there, Map<String, String> environment) {
        return redraws(there, environment)
                && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** From JDK 22 on there is a console without a terminal, too, and it can say so. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isThere() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
