package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What README.md tells people to type. */
final class Readme {
    private static final String SCRIPT = "./framewatch ";
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```[a-z]*\n(.*?)^```$");
    private static final Pattern INLINE = Pattern.compile("`" + Pattern.quote(SCRIPT) + "([^`]+)`");

    private Readme() {}

    /** The words after the script's name of each command line that stands in a block, in order. */
    static List<List<String>> commands() throws IOException {
        List<List<String>> commands = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(text());
        while (blocks.find()) {
            String block = blocks.group(1);
            if (block.contains("►")) {
                continue; // The picture of the flow.
            }
            assertThat(block.lines()).as("a block of README.md").allMatch(line -> line.startsWith(SCRIPT));
            block.lines().map(Readme::words).forEach(commands::add);
        }
        return commands;
    }

    /** The words of each command that stands in a sentence. */
    static List<List<String>> mentioned() throws IOException {
        return INLINE.matcher(text())
                .results()
                .map(found -> words(SCRIPT + found.group(1)))
                .toList();
    }

    private static List<String> words(String line) {
        return List.of(line.substring(SCRIPT.length()).strip().split("\\s+"));
    }

    private static String text() throws IOException {
        return Files.readString(Checkout.root().resolve("README.md"), UTF_8);
    }
}
