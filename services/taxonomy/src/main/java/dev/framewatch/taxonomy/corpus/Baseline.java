package dev.framewatch.taxonomy.corpus;

import dev.framewatch.event.AdoptionEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The simplest classifier that there is, to measure others against: a label is found where its name, as a word of its
 * own in any case of letters, stands in the title or the text.
 */
public final class Baseline {
    private static final Map<String, String> SHORT =
            Map.of("pytorch", "torch", "tensorflow", "tf", "paddlepaddle", "paddle");

    private final Map<String, Pattern> words = new LinkedHashMap<>();

    public Baseline() {
        for (String label : Vocabulary.labels()) {
            String names = SHORT.containsKey(label) ? label + "|" + SHORT.get(label) : label;
            words.put(label, Pattern.compile("\\b(?:" + names + ")\\b", Pattern.CASE_INSENSITIVE));
        }
    }

    /** The verdict on what it finds in a row. */
    public Verdict verdict(CorpusRow row, AdoptionEvent event) {
        String text =
                Objects.requireNonNullElse(event.title(), "") + "\n" + Objects.requireNonNullElse(event.text(), "");
        Set<String> found = new TreeSet<>();
        words.forEach((label, word) -> {
            if (word.matcher(text).find()) {
                found.add(label);
            }
        });
        return Verdict.of(row, found);
    }
}
