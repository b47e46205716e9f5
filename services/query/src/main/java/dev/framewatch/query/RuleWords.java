package dev.framewatch.query;

import dev.framewatch.event.Source;
import dev.framewatch.query.RadarQuery.Field;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words that a rule is given in, in the settings and over the API alike: those of queries, and its own.
 *
 * @param signing whether there is a secret, without which nothing is sent to a webhook
 * @param refused says of the address of a webhook that it may not be one
 */
record RuleWords(boolean signing, Predicate<URI> refused) {
    /** For rules that were accepted before. */
    static final RuleWords ACCEPTED = new RuleWords(true, address -> false);

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,59}");
    private static final int LONGEST_ADDRESS = 2_000;

    static final Parameter<String> ID = Parameter.free(
            "id",
            "What the rule is called; if absent, a name that follows from its other words.",
            "at most 60 lower-case letters, digits, underscores and hyphens",
            Parameter.Form.TEXT,
            text -> {
                if (!NAME.matcher(text).matches()) {
                    throw new IllegalArgumentException(text);
                }
                return text;
            });
    static final Parameter<Rule.Type> TYPE =
            Parameter.choice("type", "What is to be told when it happens.", List.of(Rule.Type.values()));
    static final Parameter<URI> WEBHOOK = Parameter.free(
            "webhook",
            "Where its alerts are sent; if absent, nowhere: they are listed only.",
            "an address as https://example.org/hook, with a public host and without a name or password",
            Parameter.Form.TEXT,
            RuleWords::address);

    private static final Parameter<BigDecimal> POINTS =
            amount("points", "For type share: the least change, in percentage points.", 100);
    private static final Parameter<BigDecimal> PERCENT =
            amount("percent", "For type share: the least change, in percent of the share before.", 1_000);
    private static final Parameter<Integer> HOURS =
            Parameter.number("hours", "For type silence: how long nothing may come.", 24 * 365);
    private static final Parameter<Field> FIELD =
            Parameter.choices("field", "For type radar: only names that stand here.", List.of(Field.values()));
    private static final Parameter<Integer> DAYS =
            Parameter.number("days", "For type radar: the length of the windows that are compared; 28 if absent.", 365);
    private static final Parameter<Source> SOURCE =
            Parameter.choices("source", "Only events of these sources.", List.of(Source.values()));

    private static final List<Parameter<?>> COMMON = List.of(ID, TYPE, WEBHOOK);

    /** Every word there is. */
    static final List<Parameter<?>> ALL = Stream.of(
                    COMMON, List.of(POINTS, PERCENT, HOURS, FIELD, DAYS), Watch.PARAMETERS)
            .<Parameter<?>>flatMap(List::stream)
            .toList();

    /**
     * The rule that these words describe.
     *
     * @param created when it was given over the API; absent: it stands in the settings
     * @throws Problem that names the word that is wrong and what is allowed
     */
    StandingRule read(Map<String, String> words, @Nullable Instant created) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        words.forEach((name, value) -> given.put(name, List.of(value)));
        Rule.Type type = TYPE.one(given);
        if (type == null) {
            throw Problem.wrongParameter("type", "", TYPE.allowed());
        }
        List<Parameter<?>> known = known(type);
        given.keySet().stream()
                .filter(name -> known.stream().noneMatch(one -> one.name().equals(name)))
                .findFirst()
                .ifPresent(name -> {
                    throw Problem.unknownParameter(
                            name,
                            words.getOrDefault(name, ""),
                            String.join(
                                    ", ", known.stream().map(Parameter::name).toList()));
                });
        URI webhook = WEBHOOK.one(given);
        if (webhook != null && !signing) {
            throw Problem.wrongParameter(
                    "webhook",
                    webhook.getHost(),
                    "none while framewatch.alerts.secret is not set, which signs what is sent");
        }
        if (webhook != null && refused.test(webhook)) {
            throw Problem.wrongParameter("webhook", webhook.getHost(), WEBHOOK.allowed());
        }
        String id = ID.one(given);
        Rule rule = rule(type, given);
        return new StandingRule(id == null ? derived(type, words) : id, rule, webhook, created, Map.copyOf(words));
    }

    private static List<Parameter<?>> known(Rule.Type type) {
        List<Parameter<?>> own = switch (type) {
            case share ->
                Stream.concat(Stream.of(POINTS, PERCENT), Watch.PARAMETERS.stream())
                        .toList();
            case crossover, momentum -> Watch.PARAMETERS;
            case silence -> List.of(SOURCE, HOURS);
            case radar -> List.of(ShareQuery.SCOPE.source(), ShareQuery.SCOPE.kind(), FIELD, DAYS);
        };
        return Stream.concat(COMMON.stream(), own.stream()).toList();
    }

    private static Rule rule(Rule.Type type, Map<String, List<String>> given) {
        return switch (type) {
            case share -> move(given);
            case crossover -> new Rule.Overtaking(watch(given, CalendarWindow.QUARTER));
            case momentum -> new Rule.MomentumTurn(watch(given, CalendarWindow.MONTH));
            case silence -> silence(given);
            case radar -> {
                Set<Field> fields = FIELD.all(given);
                Integer days = DAYS.one(given);
                yield new Rule.NewName(
                        ShareQuery.SCOPE.read(given).kinds(),
                        fields.isEmpty() ? EnumSet.allOf(Field.class) : fields,
                        days == null ? 28 : days);
            }
        };
    }

    private static Rule move(Map<String, List<String>> given) {
        BigDecimal points = POINTS.one(given);
        BigDecimal percent = PERCENT.one(given);
        if (points == null && percent == null) {
            throw Problem.wrongParameter("points", "", POINTS.allowed() + ", or percent instead");
        }
        if (points != null && percent != null) {
            throw Problem.wrongParameter("percent", percent.toString(), "percent without points");
        }
        return new Rule.ShareMove(watch(given, CalendarWindow.MONTH), points, percent);
    }

    private static Rule silence(Map<String, List<String>> given) {
        Integer hours = HOURS.one(given);
        if (hours == null) {
            throw Problem.wrongParameter("hours", "", HOURS.allowed());
        }
        Set<Source> sources = SOURCE.all(given);
        return new Rule.Silence(sources.isEmpty() ? EnumSet.allOf(Source.class) : sources, Duration.ofHours(hours));
    }

    /** No window of a rule depends on the day on which it is read. */
    private static Watch watch(Map<String, List<String>> given, CalendarWindow ifAbsent) {
        return Watch.of(given, ifAbsent, LocalDate.ofInstant(Instant.EPOCH, ZoneOffset.UTC));
    }

    private static Parameter<BigDecimal> amount(String name, String meaning, int most) {
        return Parameter.free(
                name, meaning, "a number above 0, at most " + most + ", as 2.5", Parameter.Form.TEXT, text -> {
                    BigDecimal number = text.length() > 12 ? BigDecimal.ZERO : new BigDecimal(text);
                    if (number.signum() <= 0 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
                        throw new IllegalArgumentException(text);
                    }
                    return number;
                });
    }

    private static URI address(String text) {
        URI address = URI.create(text);
        boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!http || address.getHost() == null || address.getRawUserInfo() != null || text.length() > LONGEST_ADDRESS) {
            throw new IllegalArgumentException(text);
        }
        return address;
    }

    /** A name that other words would not get. */
    private static String derived(Rule.Type type, Map<String, String> words) {
        String all = new TreeMap<>(words).toString();
        return type + "-"
                + UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .substring(0, 8);
    }
}
