package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

class FramewatchCommandTest {
    @ParameterizedTest
    @MethodSource("everyCommand")
    void everyCommandHasHelpWithExamples(String name) {
        String[] words = Stream.concat(Arrays.stream(name.split(" ")).skip(1), Stream.of("--help"))
                .toArray(String[]::new);

        Answer answer = Answer.to(words);

        assertThat(answer.code()).isZero();
        assertThat(answer.out()).startsWith("Usage: " + name).contains("Examples:", "./" + name);
        assertThat(answer.err()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void everyCommandRefusesAnOptionThatItDoesNotKnow(String name) {
        String[] words = Stream.concat(Arrays.stream(name.split(" ")).skip(1), Stream.of("--no-such-option"))
                .toArray(String[]::new);

        Answer answer = Answer.to(words);

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("--no-such-option", "Try './" + name).doesNotContain("\tat ", "Exception");
        assertThat(answer.out()).isEmpty();
    }

    @Test
    void anUnknownCommandIsAnsweredWithThoseThatThereAre() {
        Answer answer = Answer.to("tset");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("'tset' is no command", "test");
    }

    @Test
    void noCommandAtAllIsWrongUsage() {
        Answer answer = Answer.to();

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("Missing required subcommand", "./framewatch --help");
    }

    @Test
    void versionNamesFramewatchAndJava() {
        Answer answer = Answer.to("--version");

        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains("framewatch ", "Java 25");
    }

    /** Picocli reads help as formats; one that it cannot read makes it complain on the terminal. */
    @Test
    void everyLineOfHelpIsAFormat() {
        assertThat(lines(all()))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(String.format(Locale.ROOT, line)).isNotNull());
    }

    private static Stream<String> lines(CommandLine line) {
        UsageMessageSpec help = line.getCommandSpec().usageMessage();
        return Stream.concat(
                Stream.concat(Arrays.stream(help.description()), Arrays.stream(help.footer())),
                line.getSubcommands().values().stream().flatMap(FramewatchCommandTest::lines));
    }

    static Stream<String> everyCommand() {
        return names(all());
    }

    private static CommandLine all() {
        Terminal silent = new Terminal(
                new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                false,
                false);
        return FramewatchCommand.line(silent);
    }

    private static Stream<String> names(CommandLine line) {
        return Stream.concat(
                Stream.of(line.getCommandSpec().qualifiedName()),
                line.getSubcommands().values().stream().flatMap(FramewatchCommandTest::names));
    }
}
