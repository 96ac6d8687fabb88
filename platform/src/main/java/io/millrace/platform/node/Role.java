package io.millrace.platform.node;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A part of Millrace that a process can run. */
public enum Role {
    /** Ingest, stations and reads. */
    FEATURE_STORE,
    /** Models. */
    ONLINE_TRAINER,
    /** Drift monitors. */
    DRIFT_MONITOR;

    /** Name on the command line. */
    public String cli() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Roles of a comma-separated list; {@code all} is every role.
     *
     * @throws IllegalArgumentException with what is known, when a name is not
     */
    public static Set<Role> parse(String text) {
        if (text.equals("all")) {
            return EnumSet.allOf(Role.class);
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : text.split(",", -1)) {
            roles.add(Arrays.stream(values())
                    .filter(role -> role.cli().equals(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is not a role. Known: all, "
                            + Arrays.stream(values()).map(Role::cli).collect(Collectors.joining(", ")) + ".")));
        }
        return roles;
    }
}
