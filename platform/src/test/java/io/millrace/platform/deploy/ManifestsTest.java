package io.millrace.platform.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.testing.TestProject;
import io.millrace.platform.testing.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The manifests for Kubernetes are what its API takes, and fit each other. */
final class ManifestsTest {

    private static final Path FOLDER = Path.of("..", "deploy", "kubernetes");
    private static final Yaml KUSTOMIZATION = one(FOLDER.resolve("kustomization.yaml"));

    @Test
    void everyObject_isWhatTheApiTakes() throws Exception {
        List<Yaml> objects = objects();

        assertThat(objects.stream().map(object -> object.at("kind").text()))
                .containsOnly("Service", "PodDisruptionBudget", "StatefulSet");
        for (Yaml object : objects) {
            assertThat(KubernetesSchema.problem(object.map()))
                    .as(
                            "%s %s",
                            object.at("kind").text(),
                            object.at("metadata", "name").text())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            readinessProbe:    | readynessProbe:      | readynessProbe
            httpGet: { path:   | httpGet: { pth:      | pth
            replicas: 2        | replicas: two        | two
            value: json        | value: 1             | 1
            serviceName:       | servicename:         | servicename
            mountPath: /tmp    | path: /tmp           | path
            apps/v1            | apps/v1beta1         | apps/v1beta1
            capabilities: {    | capability: {        | capability
            maxUnavailable: 1  | maxUnavailable: [1]  | maxUnavailable
            periodSeconds: 5   | periodSeconds: 5s    | 5s
            clusterIP: None    | clusterIP: false     | clusterIP
            """)
    void anObjectThatTheApiRefuses_isFound(String right, String wrong, String named) throws Exception {
        String file = Files.readString(FOLDER.resolve("feature-store.yaml"));
        assertThat(file).contains(right);
        List<String> problems = new ArrayList<>();
        for (Yaml object : Yaml.all(file.replace(right, wrong))) {
            KubernetesSchema.problem(object.map()).ifPresent(problems::add);
        }
        assertThat(problems).singleElement().asString().contains(named);
    }

    @Test
    void everyFile_isListed() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(KUSTOMIZATION.at("resources").list().stream().map(Yaml::text))
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith(".yaml"))
                                    .filter(name -> !List.of("kustomization.yaml", "project.yaml")
                                            .contains(name))
                                    .toList());
        }
    }

    @Test
    void whatASetRefersTo_isThere() throws IOException {
        List<String> configMaps = KUSTOMIZATION.at("configMapGenerator").list().stream()
                .map(map -> map.at("name").text())
                .toList();
        for (Yaml set : objects("StatefulSet")) {
            Map<String, Object> labels =
                    set.at("spec", "template", "metadata", "labels").map();
            assertThat(set.at("spec", "selector", "matchLabels").map()).isEqualTo(labels);
            assertThat(objects("Service"))
                    .as("the Service that names each process")
                    .anySatisfy(service -> {
                        assertThat(service.at("metadata", "name").text())
                                .isEqualTo(set.at("spec", "serviceName").text());
                        assertThat(service.at("spec", "clusterIP").text()).isEqualTo("None");
                        assertThat(service.at("spec", "selector").map()).isEqualTo(labels);
                    });
            assertThat(objects("PodDisruptionBudget")).anySatisfy(budget -> assertThat(
                            budget.at("spec", "selector", "matchLabels").map())
                    .isEqualTo(labels));
            Yaml pod = set.at("spec", "template", "spec");
            Yaml container = pod.at("containers").list().get(0);
            List<String> volumes = new ArrayList<>();
            for (Yaml volume : pod.at("volumes").list()) {
                volumes.add(volume.at("name").text());
                if (volume.has("configMap")) {
                    assertThat(configMaps)
                            .contains(volume.at("configMap", "name").text());
                }
            }
            set.at("spec", "volumeClaimTemplates")
                    .list()
                    .forEach(claim -> volumes.add(claim.at("metadata", "name").text()));
            assertThat(container.at("volumeMounts").list().stream()
                            .map(mount -> mount.at("name").text()))
                    .containsExactlyInAnyOrderElementsOf(volumes);
            assertThat(container.at("envFrom").list()).allSatisfy(from -> assertThat(configMaps)
                    .contains(from.at("configMapRef", "name").text()));
            assertThat(KUSTOMIZATION.at("images").list().stream()
                            .map(image -> image.at("name").text()))
                    .contains(container.at("image").text());
        }
    }

    @Test
    void project_isValid() throws Exception {
        assertThat(TestProject.read(FOLDER.resolve("project.yaml")).models()).isNotEmpty();
    }

    private static List<Yaml> objects() throws IOException {
        List<Yaml> objects = new ArrayList<>();
        for (Yaml file : KUSTOMIZATION.at("resources").list()) {
            objects.addAll(Yaml.all(FOLDER.resolve(file.text())));
        }
        return objects;
    }

    private static List<Yaml> objects(String kind) throws IOException {
        return objects().stream()
                .filter(object -> object.at("kind").text().equals(kind))
                .toList();
    }

    private static Yaml one(Path file) {
        try {
            return Yaml.all(file).get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
