package io.millrace.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.node.Role;
import io.millrace.platform.testing.StartCommand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the compose file and the manifests start is what {@code millrace run} takes. */
final class StartCommandsTest {

    @Test
    void compose_givesOptionsThatThereAre() throws IOException {
        assertThat(roles(StartCommand.compose())).isEqualTo(EnumSet.allOf(Role.class));
    }

    @Test
    void kubernetes_givesOptionsThatThereAre_andLetsNobodyInUnnamed() throws IOException {
        List<StartCommand> commands = StartCommand.kubernetes();
        assertThat(roles(commands)).isEqualTo(EnumSet.allOf(Role.class));
        assertThat(commands)
                .allSatisfy(command -> assertThat(command.arguments())
                        .doesNotContain("--allow-anyone")
                        .anyMatch(argument -> argument.startsWith("--access=")))
                .allSatisfy(command -> assertThat(command.environment()).containsKey("MILLRACE_PEER_TOKEN"));
    }

    private static Set<Role> roles(List<StartCommand> commands) {
        List<Role> roles = new ArrayList<>();
        for (StartCommand command : commands) {
            assertThat(command.arguments().get(0)).isEqualTo("run");
            CommandLine.ParseResult parsed = new CommandLine(new RunCommand())
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .parseArgs(command.arguments().stream().skip(1).toArray(String[]::new));
            assertThat(command.ports())
                    .as(command.name())
                    .isEqualTo(Set.of(Integer.valueOf(value(parsed, "--http-port"))));
            Set<Role> wanted = Role.parse(value(parsed, "--role"));
            assertThat(command.name()).startsWith(wanted.iterator().next().cli());
            roles.addAll(wanted);
        }
        return EnumSet.copyOf(roles);
    }

    private static String value(CommandLine.ParseResult parsed, String option) {
        return String.valueOf((Object) parsed.commandSpec().findOption(option).getValue());
    }
}
