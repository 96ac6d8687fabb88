package io.millrace.benchmarks.flights;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.runtime.expression.ExpressionCheck;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.ProjectFile;
import io.millrace.runtime.project.SchemaLookup;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The engine against DuckDB, over generated flights. */
@TestInstance(Lifecycle.PER_CLASS)
final class FlightsCommandTest {

    private static final int FLIGHTS = 4000;

    private final Path folder;
    private final FlightFiles files;
    private final String vectors;

    private record Answer(int exitCode, String out, String err) {}

    FlightsCommandTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        GeneratedFlights generated = new GeneratedFlights(5, FLIGHTS);
        this.files = generated.write(folder);
        Path project = Path.of(System.getProperty("millrace.examples"), "flights", "project.yaml");
        this.vectors = new Stations(
                        new Plan(new ProjectFile(SchemaLookup.NONE, List.of(new ExpressionCheck())).read(project)))
                .vectors(generated);
    }

    @BeforeAll
    void everyDeparture_hasAVector() {
        assertThat(vectors.lines()).hasSize(FLIGHTS);
    }

    private Answer run(String printed, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("vectors.jsonl"), printed);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = new CommandLine(new FlightsCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(Stream.concat(
                                Stream.of(
                                        "--vectors=" + file,
                                        "--departures=" + files.departures(),
                                        "--arrivals=" + files.arrivals(),
                                        "--planes=" + files.planes()),
                                Stream.of(more))
                        .toArray(String[]::new));
        return new Answer(exitCode, out.toString(), err.toString());
    }

    @Test
    void engine_agreesWithDuckDb() throws IOException {
        Answer answer = run(vectors, "--sample=" + FLIGHTS);
        assertThat(answer.out())
                .contains(
                        "120,000 values of 4,000 departures compared, no difference.",
                        "origin_departures:p90_1d                   4000     4000  0.01");
        assertThat(answer.exitCode()).isZero();
    }

    @Test
    void aVectorThatIsNotThere_isADifferenceInEveryFeature() throws IOException {
        Answer answer = run(vectors.substring(vectors.indexOf('\n') + 1), "--sample=" + FLIGHTS);
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.out())
                .contains("120,000 values of 4,000 departures compared, 30 different.")
                .contains("flight 0, plane_departures:flights_1d: expected null, found missing")
                .contains("plane_departures:flights_1d                4000     3999  infinite            exact");
    }

    @Test
    void json_isOneObject() throws IOException {
        Answer answer = run(vectors.replace("\"dep_delay\": -20.0", "\"dep_delay\": -20.5"), "--json", "--seed=3");
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.out().lines()).hasSize(1);
        assertThat(answer.out())
                .startsWith("{\"departures\":1000,\"compared\":30000,\"differences\":")
                .contains("{\"feature\":\"distance\",\"compared\":1000,\"equal\":1000,\"largest_difference\":0.0,"
                        + "\"tolerance\":\"exact\"}")
                .contains("\"feature\":\"dep_delay\",\"expected\":-20.0,\"found\":-20.5}");
    }

    @Test
    void aFileThatIsNotThere_isWrongUsage() throws IOException {
        Answer answer = run(vectors, "--sample=1", "--planes=" + folder.resolve("plains.csv"));
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("planes");
    }
}
