package dev.framewatch.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A search for repositories in GitHub's words: plain words of name, description, topics or README (whatever {@code in:} says), {@code OR} between two words, and {@code created:}, {@code pushed:}, {@code stars:},
 * {@code language:}, {@code topic:} with values, comparisons and ranges such as {@code 2024-01-01..2024-01-31}.
 *
 * @param text the query as it came
 * @param tests what a repository must be, what is told soonest first
 */
record GitHubQuery(String text, List<Test> tests) {
    private static final int LONGEST = 256;

    /** A query that GitHub would refuse with 422. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    static GitHubQuery of(String text) throws Refused {
        if (text.isBlank()) {
            throw new Refused("Validation Failed: q is missing");
        }
        if (text.length() > LONGEST) {
            throw new Refused("The search is longer than 256 characters.");
        }
        if (List.of(text.split(" ", -1)).stream()
                        .filter(List.of("AND", "OR", "NOT")::contains)
                        .count()
                > 5) {
            throw new Refused("More than five AND, OR or NOT operators were used.");
        }
        List<Test> tests = new ArrayList<>();
        boolean or = false;
        for (String word : text.strip().split("\\s+", -1)) {
            if (word.equals("OR")) {
                or = true;
            } else if (!word.equals("AND")) {
                Test test = test(word.replace("\"", ""));
                tests.add(or && !tests.isEmpty() ? tests.removeLast().or(test) : test);
                or = false;
            }
        }
        tests.sort(Comparator.comparing(test -> !test.words().isEmpty()));
        return new GitHubQuery(text, tests);
    }

    boolean matches(WorldRepository.State state) {
        return tests.stream().allMatch(test -> test.holds(state));
    }

    /**
     * What a repository must be: one that says one of the words, which takes a hundred times as long to tell as all else, or
     * one of another quality.
     */
    private record Test(List<String> words, Predicate<WorldRepository.State> quality) {
        Test or(Test other) {
            return new Test(Stream.concat(words.stream(), other.words.stream()).toList(), quality.or(other.quality));
        }

        boolean holds(WorldRepository.State state) {
            return quality.test(state) || (!words.isEmpty() && isSaid(state));
        }

        private boolean isSaid(WorldRepository.State state) {
            String said = (state.fullName() + " " + state.repository().description() + " "
                            + String.join(" ", state.repository().topics()) + " "
                            + state.repository().readme())
                    .toLowerCase(Locale.ROOT);
            return words.stream().anyMatch(said::contains);
        }
    }

    private static Test test(String word) throws Refused {
        return word.indexOf(':') < 0
                ? new Test(List.of(word.toLowerCase(Locale.ROOT)), _ -> false)
                : new Test(List.of(), quality(word));
    }

    private static Predicate<WorldRepository.State> quality(String word) throws Refused {
        int colon = word.indexOf(':');
        String value = word.substring(colon + 1);
        return switch (word.substring(0, colon)) {
            case "created" -> {
                Range range = Range.ofTimes(value);
                yield state -> range.holds(state.repository().created().getEpochSecond());
            }
            case "pushed" -> {
                Range range = Range.ofTimes(value);
                yield state -> range.holds(state.changed().getEpochSecond());
            }
            case "stars" -> {
                Range range = Range.ofNumbers(value);
                yield state -> range.holds(state.stars());
            }
            case "language" -> state -> value.equalsIgnoreCase("python");
            case "topic" -> state -> state.repository().topics().contains(value);
            case "in", "fork", "archived", "is" -> state -> true;
            default -> throw new Refused("Validation Failed: the qualifier in " + word + " is not known here");
        };
    }

    /** From one number to another, both included. */
    private record Range(long from, long to) {
        boolean holds(long number) {
            return from <= number && number <= to;
        }

        static Range ofNumbers(String value) throws Refused {
            return of(value, text -> new Range(Long.parseLong(text), Long.parseLong(text)));
        }

        /** A day stands for all of its seconds. */
        static Range ofTimes(String value) throws Refused {
            return of(value, text -> {
                if (text.length() > 10) {
                    long second = Instant.parse(text.endsWith("+00:00") ? text.replace("+00:00", "Z") : text)
                            .getEpochSecond();
                    return new Range(second, second);
                }
                LocalDate day = LocalDate.parse(text);
                return new Range(start(day), start(day.plusDays(1)) - 1);
            });
        }

        private static long start(LocalDate day) {
            return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        }

        private interface One {
            Range read(String text);
        }

        private static Range of(String value, One one) throws Refused {
            try {
                int dots = value.indexOf("..");
                if (dots >= 0) {
                    String from = value.substring(0, dots);
                    String to = value.substring(dots + 2);
                    return new Range(
                            from.equals("*") ? Long.MIN_VALUE : one.read(from).from,
                            to.equals("*") ? Long.MAX_VALUE : one.read(to).to);
                }
                if (value.startsWith(">=")) {
                    return new Range(one.read(value.substring(2)).from, Long.MAX_VALUE);
                }
                if (value.startsWith("<=")) {
                    return new Range(Long.MIN_VALUE, one.read(value.substring(2)).to);
                }
                if (value.startsWith(">")) {
                    return new Range(one.read(value.substring(1)).to + 1, Long.MAX_VALUE);
                }
                if (value.startsWith("<")) {
                    return new Range(Long.MIN_VALUE, one.read(value.substring(1)).from - 1);
                }
                return one.read(value);
            } catch (NumberFormatException | DateTimeParseException wrong) {
                throw new Refused("Validation Failed: " + value + " is no number, date or range");
            }
        }
    }
}
