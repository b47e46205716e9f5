package dev.framewatch.query;

import dev.framewatch.event.Flag;
import dev.framewatch.event.Role;
import dev.framewatch.event.Signature.Word;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a reader lets count, alike in every figure and in the events behind it.
 *
 * @param implied whether a framework counts that only other tags imply
 * @param kerasAlone whether Keras does not imply TensorFlow
 * @param tenths the least confidence that counts, in tenths; 0: any
 * @param without events with any of these flags do not count
 * @param only events without any of these flags do not count; empty: all do
 * @param either an event shows nothing unless it shows the use of exactly one of these; empty: it need not
 * @param venues only papers of these venues count; empty: all events do
 */
record Switches(
        boolean implied,
        boolean kerasAlone,
        int tenths,
        Set<Flag> without,
        Set<Flag> only,
        Set<String> either,
        Set<String> venues) {
    /** None is turned: everything counts, and of reposts what they repeat. */
    static final Switches NONE = new Switches(true, false, 0, Set.of(Flag.REPOST), Set.of(), Set.of(), Set.of());

    static final String KERAS = "keras";

    private static final String TENSORFLOW = "tensorflow";
    private static final int MOST_EITHER = 4;
    private static final int MOST_VENUES = 20;

    private static final Parameter<Boolean> IMPLIED = Parameter.flag(
            "implied",
            "Whether a framework counts that an event only implies, as Flax does JAX; true if absent. With false it"
                    + " counts in no numerator and no denominator.");
    private static final Parameter<String> KERAS_AS = Parameter.choice(
            "keras",
            "Whether an event that shows Keras 2 and no backend counts for TensorFlow too (tensorflow, if absent) or for"
                    + " Keras alone (own).",
            List.of(TENSORFLOW, "own"));
    private static final Parameter<String> CONFIDENCE = Parameter.choice(
            "confidence",
            "Only tags with at least this confidence count.",
            IntStream.rangeClosed(1, 9).mapToObj(tenth -> "0." + tenth).toList());
    private static final Parameter<Boolean> FORKS =
            Parameter.flag("forks", "Whether forks of repositories count; true if absent.");
    private static final Parameter<Boolean> VENDORS = Parameter.flag(
            "vendors",
            "Whether what the frameworks' own vendors publish counts (Google, Meta, Baidu, Huawei…); true if absent.");
    private static final Parameter<Boolean> OFFICIAL =
            Parameter.flag("official", "With true only the official repositories of papers count; false if absent.");
    private static final Parameter<Boolean> BOTS = Parameter.flag(
            "bots", "Whether what programs publish counts, or what belongs to their accounts; true if absent.");
    private static final Parameter<Boolean> GENERATED = Parameter.flag(
            "generated", "Whether repositories count that were made from a template or by a machine; true if absent.");
    private static final Parameter<Boolean> REPOSTS = Parameter.flag(
            "reposts", "With true reposts count too, besides the post that they repeat; false if absent.");

    private static final Parameter<String> EITHER = Parameter.ids(
            "either",
            "Only events that show the use of exactly one of these frameworks count as showing any; the others show"
                    + " nothing then.",
            "2 to 4 ids of frameworks, as pytorch,tensorflow");

    static final Parameter<String> VENUE = Parameter.ids(
            "venue",
            "Only papers count that their source says were published at one of these venues.",
            "1 to 20 names of venues as the sources write them, as icml,neurips,nips");

    static final List<Parameter<?>> PARAMETERS =
            List.of(IMPLIED, KERAS_AS, CONFIDENCE, FORKS, VENDORS, OFFICIAL, BOTS, GENERATED, REPOSTS, EITHER, VENUE);

    /** What does not count where one of these is off. */
    private static final Map<Flag, Parameter<Boolean>> OFF =
            new EnumMap<>(Map.of(Flag.FORK, FORKS, Flag.VENDOR, VENDORS, Flag.BOT, BOTS, Flag.GENERATED, GENERATED));

    Switches {
        without = Set.copyOf(without);
        only = Set.copyOf(only);
        either = Set.copyOf(either);
        venues = Set.copyOf(venues);
    }

    /** The switches that these parameters describe. */
    static Switches of(Map<String, List<String>> given) {
        Set<Flag> without = EnumSet.noneOf(Flag.class);
        OFF.forEach((flag, its) -> {
            if (isOff(its, given)) {
                without.add(flag);
            }
        });
        if (!Boolean.TRUE.equals(REPOSTS.one(given))) {
            without.add(Flag.REPOST);
        }
        String confidence = CONFIDENCE.one(given);
        return new Switches(
                !isOff(IMPLIED, given),
                "own".equals(KERAS_AS.one(given)),
                confidence == null ? 0 : confidence.charAt(2) - '0',
                without,
                Boolean.TRUE.equals(OFFICIAL.one(given)) ? Set.of(Flag.OFFICIAL) : Set.of(),
                either(given),
                venues(given));
    }

    private static Set<String> venues(Map<String, List<String>> given) {
        Set<String> venues = VENUE.all(given);
        if (venues.size() > MOST_VENUES) {
            throw Problem.wrongParameter(VENUE.name(), String.join(",", venues), VENUE.allowed());
        }
        return venues;
    }

    /** Few of them, for each is sought without every other. */
    private static Set<String> either(Map<String, List<String>> given) {
        Set<String> either = EITHER.all(given);
        if (either.size() == 1 || either.size() > MOST_EITHER) {
            throw Problem.wrongParameter(EITHER.name(), String.join(",", either), EITHER.allowed());
        }
        return either;
    }

    private static boolean isOff(Parameter<Boolean> flag, Map<String, List<String>> given) {
        return Boolean.FALSE.equals(flag.one(given));
    }

    /** Those that are about events, whatever their tags. */
    Switches ofEvents() {
        return new Switches(true, false, 0, without, only, Set.of(), venues);
    }

    /** Whether an event with these flags counts. */
    boolean count(Set<Flag> flags) {
        return flags.containsAll(only) && without.stream().noneMatch(flags::contains);
    }

    /** Whether Keras does not count for this framework. */
    boolean countsAlone(String framework) {
        return kerasAlone && framework.equals(TENSORFLOW);
    }

    /** Whether an event that shows the use of these frameworks counts as showing them. */
    boolean countTogether(Set<String> frameworks) {
        return either.isEmpty() || either.stream().filter(frameworks::contains).count() == 1;
    }

    /** The words of a signature that count. */
    List<Word> counted(List<Word> words) {
        Set<Role> keras = kerasAlone
                ? words.stream()
                        .filter(word -> word.framework().equals(KERAS))
                        .map(Word::role)
                        .collect(Collectors.toSet())
                : Set.of();
        return words.stream()
                .filter(word -> word.tenth() >= tenths)
                .filter(word ->
                        !word.implied() || (implied && !(countsAlone(word.framework()) && keras.contains(word.role()))))
                .toList();
    }

    /** The switches as further parameters of an address, those that are not as they are by default. */
    String parameters() {
        return (implied ? "" : "&implied=false")
                + (kerasAlone ? "&keras=own" : "")
                + (tenths == 0 ? "" : "&confidence=0." + tenths)
                + OFF.entrySet().stream()
                        .filter(its -> without.contains(its.getKey()))
                        .map(its -> "&" + its.getValue().name() + "=false")
                        .collect(Collectors.joining())
                + (without.contains(Flag.REPOST) ? "" : "&reposts=true")
                + (only.isEmpty() ? "" : "&official=true")
                + joined(EITHER, either)
                + joined(VENUE, venues);
    }

    private static String joined(Parameter<String> parameter, Set<String> values) {
        return values.isEmpty()
                ? ""
                : values.stream().sorted().collect(Collectors.joining(",", "&" + parameter.name() + "=", ""));
    }
}
