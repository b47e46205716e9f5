package dev.framewatch.event;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The enums of an event, found by the names that they have in JSON. */
public final class Names {
    private static final Map<Class<?>, Map<String, ? extends Enum<?>>> BY_NAME = Map.of(
            Source.class, byName(Source.values()),
            Kind.class, byName(Kind.values()),
            Precision.class, byName(Precision.values()),
            Metric.class, byName(Metric.values()),
            Role.class, byName(Role.values()),
            Axis.class, byName(Axis.values()),
            Flag.class, byName(Flag.values()));

    private Names() {}

    private static <E extends Enum<E>> Map<String, E> byName(E[] values) {
        return Arrays.stream(values).collect(Collectors.toUnmodifiableMap(Enum::toString, value -> value));
    }

    /**
     * The value with this name.
     *
     * @param field the field or parameter that gave the name
     * @throws InvalidEvent if there is none; the reason lists the names that there are
     */
    public static <E extends Enum<E>> E of(Class<E> type, String field, String name) {
        Map<String, ? extends Enum<?>> names = BY_NAME.get(type);
        Enum<?> value = names == null ? null : names.get(name);
        if (value == null) {
            String known =
                    Arrays.stream(type.getEnumConstants()).map(Enum::toString).collect(Collectors.joining(", "));
            throw new InvalidEvent(field, "is '" + name + "'; known are " + known);
        }
        return type.cast(value);
    }
}
