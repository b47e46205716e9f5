package dev.framewatch.query;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.WebRequest;

/**
 * One parameter of a query: the same words tell a reader of the documentation and the sender of a wrong value what is
 * allowed.
 *
 * @param name its name in the address
 * @param meaning what it does, a sentence
 * @param allowed what may be given, to be read after "allowed:"
 * @param form how its text looks
 * @param values every value there is; empty: more than can be listed
 * @param many whether several may be given, by repetition or with commas
 * @param reader makes the value of the text, or throws {@link IllegalArgumentException} or {@link DateTimeException}
 */
record Parameter<T>(
        String name,
        String meaning,
        String allowed,
        Form form,
        List<String> values,
        boolean many,
        Function<String, T> reader) {
    private static final Pattern ISO_DATE = Pattern.compile("[12][0-9]{3}-[0-9]{2}-[0-9]{2}");
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,59}");

    /** How a parameter's text looks. */
    enum Form {
        TEXT,
        DATE,
        NUMBER
    }

    /** A parameter that is one of a few values, as their {@code toString} names them. */
    static <E> Parameter<E> choice(String name, String meaning, Collection<E> values) {
        return choices(name, meaning, values, false);
    }

    /** A parameter that is any of a few values. */
    static <E> Parameter<E> choices(String name, String meaning, Collection<E> values) {
        return choices(name, meaning, values, true);
    }

    private static <E> Parameter<E> choices(String name, String meaning, Collection<E> values, boolean many) {
        Map<String, E> named = new LinkedHashMap<>();
        values.forEach(value -> named.put(value.toString(), value));
        List<String> names = List.copyOf(named.keySet());
        return new Parameter<>(name, meaning, String.join(", ", names), Form.TEXT, names, many, text -> {
            E value = named.get(text);
            if (value == null) {
                throw new IllegalArgumentException(text);
            }
            return value;
        });
    }

    /** A parameter with more values than can be listed. */
    static <E> Parameter<E> free(String name, String meaning, String allowed, Form form, Function<String, E> reader) {
        return new Parameter<>(name, meaning, allowed, form, List.of(), false, reader);
    }

    /** A switch. */
    static Parameter<Boolean> flag(String name, String meaning) {
        return choice(name, meaning, List.of(true, false));
    }

    /** A whole number, from 1. */
    static Parameter<Integer> number(String name, String meaning, int most) {
        return free(name, meaning, "a number from 1 to " + most, Form.NUMBER, text -> {
            int number = Integer.parseInt(text);
            if (number < 1 || number > most) {
                throw new IllegalArgumentException(text);
            }
            return number;
        });
    }

    /** A day in UTC. */
    static Parameter<LocalDate> day(String name, String meaning) {
        return free(name, meaning, "a date as 2026-01-31, in the years 1000 to 2999", Form.DATE, text -> {
            if (!ISO_DATE.matcher(text).matches()) {
                throw new IllegalArgumentException(text);
            }
            return LocalDate.parse(text);
        });
    }

    /** Ids of the taxonomy: lower-case letters, digits, dot, underscore and hyphen. */
    static Parameter<String> ids(String name, String meaning, String allowed) {
        return new Parameter<>(name, meaning, allowed, Form.TEXT, List.of(), true, text -> {
            if (!ID.matcher(text).matches()) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
    }

    /**
     * The parameters of a request. One that is not known is refused, so that a misspelt filter cannot widen a query in
     * silence.
     */
    static Map<String, List<String>> given(WebRequest request, List<Parameter<?>> known) {
        List<String> names = known.stream().map(Parameter::name).toList();
        Map<String, List<String>> given = new LinkedHashMap<>();
        parameters(request).forEach((name, values) -> {
            if (!names.contains(name)) {
                throw unknown(name, String.join(",", values), String.join(", ", names));
            }
            given.put(name, List.of(values));
        });
        return given;
    }

    private static Problem unknown(String name, String given, String known) {
        return name.equals(OwnerRows.PARAMETER.name())
                ? Problem.wrongParameter(name, given, OwnerRows.PLACES)
                : Problem.unknownParameter(name, given, known);
    }

    /** What was given in the address, known or not. */
    static Map<String, String[]> parameters(WebRequest request) {
        try {
            return request.getParameterMap();
        } catch (IllegalStateException undecodable) {
            throw Problem.unreadableAddress(undecodable);
        }
    }

    /** The value that was given, if any. */
    @Nullable
    T one(Map<String, List<String>> given) {
        List<String> values = given.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw Problem.wrongParameter(name, String.join("&", values), "one value, " + allowed);
        }
        return values.isEmpty() ? null : read(values.getFirst());
    }

    /** The values that were given, in their order; empty where none was. */
    Set<T> all(Map<String, List<String>> given) {
        Set<T> found = new LinkedHashSet<>();
        for (String value : given.getOrDefault(name, List.of())) {
            for (String part : value.split(",", -1)) {
                found.add(read(part));
            }
        }
        return found;
    }

    private T read(String text) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw Problem.wrongParameter(name, text, allowed);
        }
    }
}
