package io.millrace.platform.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a container of Millrace is started and asked whether it is well.
 *
 * @param name of the service or StatefulSet
 * @param arguments of {@code millrace}
 * @param environment variables that are set, and to what: empty when that comes from a Secret or the place
 * @param project folder of the project file that is given to it
 * @param probes paths that it is asked for
 * @param ports of the container that others know
 */
public record StartCommand(
        String name,
        List<String> arguments,
        Map<String, String> environment,
        Path project,
        Set<String> probes,
        Set<Integer> ports) {

    private static final Path ROOT = Path.of("..");
    private static final Path KUBERNETES = ROOT.resolve(Path.of("deploy", "kubernetes"));
    private static final String LAUNCHER = "/opt/millrace/millrace";

    /** Those of the compose file. */
    public static List<StartCommand> compose() throws IOException {
        Yaml services = Yaml.all(ROOT.resolve("docker-compose.yml")).get(0).at("services");
        return services.map().keySet().stream()
                .filter(name -> services.at(name, "image").text().startsWith("millrace"))
                .map(name -> ofService(name, services.at(name)))
                .toList();
    }

    private static StartCommand ofService(String name, Yaml service) {
        List<String> command =
                service.at("command").list().stream().map(Yaml::text).toList();
        if (service.has("entrypoint")) {
            String shell = command.get(0);
            command = Arrays.stream(shell.substring(shell.indexOf(LAUNCHER) + LAUNCHER.length())
                            .strip()
                            .split(" +"))
                    .map(word -> word.replace("\"", "").replace("$$", "$"))
                    .toList();
        }
        URI asked = service.at("healthcheck", "test").list().stream()
                .map(Yaml::text)
                .filter(word -> word.startsWith("http"))
                .map(URI::create)
                .findFirst()
                .orElseThrow();
        Set<Integer> ports = service.at("ports").list().stream()
                .map(port -> Integer.valueOf(port.text().replaceAll(".*:", "")))
                .collect(Collectors.toSet());
        ports.add(asked.getPort());
        Map<String, String> environment = new HashMap<>();
        service.at("environment").map().forEach((key, value) -> environment.put(key, value.toString()));
        Path project = ROOT.resolve(Path.of("examples", "wikipedia"));
        return new StartCommand(name, command, environment, project, Set.of(asked.getPath()), ports);
    }

    /** Those of the manifests for Kubernetes. */
    public static List<StartCommand> kubernetes() throws IOException {
        Yaml kustomization = Yaml.all(KUBERNETES.resolve("kustomization.yaml")).get(0);
        Map<String, String> cluster = new HashMap<>();
        for (Yaml map : kustomization.at("configMapGenerator").list()) {
            if (map.has("literals")) {
                map.at("literals").list().forEach(one -> cluster.put(one.text().replaceAll("=.*", ""), one.text()));
            }
        }
        List<StartCommand> commands = new ArrayList<>();
        for (Yaml file : kustomization.at("resources").list()) {
            for (Yaml object : Yaml.all(KUBERNETES.resolve(file.text()))) {
                if (object.at("kind").text().equals("StatefulSet")) {
                    commands.add(ofSet(object, cluster));
                }
            }
        }
        return commands;
    }

    private static StartCommand ofSet(Yaml set, Map<String, String> cluster) {
        Yaml container = set.at("spec", "template", "spec", "containers").list().get(0);
        Map<String, Integer> ports = container.at("ports").list().stream()
                .collect(Collectors.toMap(
                        port -> port.at("name").text(),
                        port -> Integer.valueOf(port.at("containerPort").text())));
        List<Yaml> asked = Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                .map(probe -> container.at(probe, "httpGet"))
                .toList();
        Map<String, String> environment = new HashMap<>(cluster);
        container
                .at("env")
                .list()
                .forEach(one -> environment.put(
                        one.at("name").text(),
                        one.has("value") ? one.at("value").text() : ""));
        return new StartCommand(
                set.at("metadata", "name").text(),
                container.at("args").list().stream().map(Yaml::text).toList(),
                environment,
                KUBERNETES,
                asked.stream().map(get -> get.at("path").text()).collect(Collectors.toSet()),
                asked.stream()
                        .map(get -> ports.getOrDefault(get.at("port").text(), 0))
                        .collect(Collectors.toSet()));
    }
}
