package dev.framewatch.allinone;

import dev.framewatch.event.Evidence;
import dev.framewatch.event.Tag;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A tag in words for people. */
final class TagWords {
    private TagWords() {}

    /** One line: what it names, its role, how sure it is, and by which words. */
    static String of(Tag tag) {
        return String.format(
                Locale.ROOT,
                "%s: %s %s by %s",
                names(tag),
                tag.role(),
                confidence(tag.confidence()),
                evidence(tag.evidence()));
    }

    /** The framework and product that it names. */
    static String names(Tag tag) {
        String names = Stream.of(tag.framework(), tag.product())
                .filter(name -> name != null)
                .collect(Collectors.joining(", "));
        return tag.implied() ? names + " (implied)" : names;
    }

    /** A probability to two decimals, rounded down, so that what is nearly certain does not read as certain. */
    static String confidence(double probability) {
        return String.format(Locale.ROOT, "%.2f", Math.floor(probability * 100 + 1e-9) / 100);
    }

    static String evidence(List<Evidence> evidence) {
        return evidence.stream()
                .map(why -> why.field() + " \"" + why.matched() + "\" (" + why.rule() + ")")
                .collect(Collectors.joining(", "));
    }
}
