package io.millrace.platform.cli;

import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.schemas.DeadLetter;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one record that could not be used. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows one record that could not be used: what is wrong with it, and what it was.")
final class DeadLettersShowCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "PLACE",
            converter = Place.Converter.class,
            description = "Its place, as 'list' shows it: topic/partition@offset.")
    private Place place = new Place("", 0, 0);

    @Mixin
    private LetterOptions letters = new LetterOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() throws InvalidProjectException {
        DeadLetter letter = letters.at(letters.cluster(), Set.of(place)).get(place);
        if (letter == null) {
            throw new IllegalStateException(place + ": " + letters.missing());
        }
        PrintWriter out = Specs.line(spec).getOut();
        if (json.wanted()) {
            out.println(letter);
        } else {
            new Table()
                    .row("place", place.toString())
                    .row("time", Instant.ofEpochMilli(letter.getTimestamp()).toString())
                    .row("refused by", letter.getStage())
                    .row("reason", letter.getReason() + ": " + letter.getMessage())
                    .row("key", text(letter.getKey()))
                    .row("value", text(letter.getValue()))
                    .lines()
                    .forEach(out::println);
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    /** Bytes as text, if they are one. */
    private static String text(@Nullable ByteBuffer bytes) {
        if (bytes == null) {
            return "none";
        }
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate());
            if (text.chars().noneMatch(one -> Character.isISOControl(one) && !Character.isWhitespace(one))) {
                return text.toString();
            }
        } catch (CharacterCodingException e) {
            // no text
        }
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return copy.length + " bytes: " + HexFormat.of().formatHex(copy);
    }
}
