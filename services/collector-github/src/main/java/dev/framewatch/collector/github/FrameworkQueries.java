package dev.framewatch.collector.github;

import dev.framewatch.taxonomy.Classifier;
import dev.framewatch.taxonomy.Framework;
import dev.framewatch.taxonomy.Taxonomy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The searches that together find the repositories that name a framework of the taxonomy. GitHub takes 256 characters
 * and five operators a search: docs.github.com/rest/search. It leaves forks out.
 *
 * @param words for each search the words, of which one has to be there
 */
record FrameworkQueries(List<String> words) {
    private static final String OR = " OR ";
    private static final String IN = " in:name,description,topics,readme ";
    private static final String LONGEST_RANGE = "created:2000-01-01T00:00:00Z..2000-01-01T00:00:00Z";
    private static final int LONGEST = 256 - IN.length() - LONGEST_RANGE.length();
    private static final int MOST_WORDS = 6;

    FrameworkQueries {
        words = List.copyOf(words);
    }

    /** The searches for a taxonomy's frameworks. */
    static FrameworkQueries of(Taxonomy taxonomy) {
        List<String> searches = new ArrayList<>();
        List<String> together = new ArrayList<>();
        for (String word : all(taxonomy)) {
            boolean fits = together.size() < MOST_WORDS
                    && String.join(OR, together).length() + OR.length() + word.length() <= LONGEST;
            if (!fits) {
                searches.add(String.join(OR, together));
                together.clear();
            }
            together.add(word);
        }
        searches.add(String.join(OR, together));
        return new FrameworkQueries(searches);
    }

    /** The names; of a framework whose name is a plain word, and so found everywhere, its own repositories instead. */
    private static List<String> all(Taxonomy taxonomy) {
        Classifier classifier = taxonomy.classifier();
        List<String> all = new ArrayList<>();
        for (Framework framework : taxonomy.frameworks()) {
            Stream<String> words = classifier.names(framework.name())
                    ? Stream.of(framework.name())
                    : framework.repositories().stream().sorted();
            words.filter(word -> all.stream().noneMatch(known -> holds(word, known)))
                    .forEach(all::add);
        }
        return all.stream()
                .map(word -> word.chars().allMatch(Character::isLetterOrDigit) ? word : '"' + word + '"')
                .toList();
    }

    /** Whether a search for the second finds all that one for the first finds. */
    private static boolean holds(String word, String known) {
        return List.of(word.toLowerCase(Locale.ROOT).split("[^a-z0-9]", -1)).contains(known.toLowerCase(Locale.ROOT));
    }

    /** How many searches there are. */
    int size() {
        return words.size();
    }

    /** One of them, for what was {@code created} or {@code pushed} between two seconds since 1970, both included. */
    String query(int number, String changed, long from, long to) {
        return words.get(number) + IN + changed + ":" + Instant.ofEpochSecond(from) + ".." + Instant.ofEpochSecond(to);
    }
}
