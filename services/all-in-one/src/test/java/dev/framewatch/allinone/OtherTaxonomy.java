package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.taxonomy.Taxonomy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A taxonomy that knows what the built-in one knows, but calls Theano by another id: so of any answer with Theano in it
 * one can see by which of the two it was made.
 */
record OtherTaxonomy(String version) {
    static final String THEN = "theano";
    static final String NOW = "theano-told-again";

    private static final Pattern REFERENCE =
            Pattern.compile("^ *(- )?(id|implies|usually|unless|framework|frameworks|of): .*", Pattern.MULTILINE);

    /** Writes it into a folder. */
    Path write(Path folder) throws IOException {
        String renamed = REFERENCE
                .matcher(new String(Taxonomy.builtInFile(), UTF_8))
                .replaceAll(line -> line.group().replaceAll("\\b" + THEN + "\\b", NOW));
        return Files.writeString(
                folder.resolve(version + ".yaml"),
                renamed.replaceFirst("(?m)^version: .*$", "version: \"" + version + "\""));
    }

    /** So many repositories of a year; every second one uses Theano, the others PyTorch. */
    static List<AdoptionEvent> repositories(int year, int from, int to) {
        Events events = new Events(year);
        return IntStream.range(from, to)
                .mapToObj(i -> events.draft(Kind.REPOSITORY, year + "-" + i)
                        .text(i % 2 == 0 ? "import theano" : "a network in PyTorch")
                        .event())
                .collect(Collectors.toList());
    }
}
