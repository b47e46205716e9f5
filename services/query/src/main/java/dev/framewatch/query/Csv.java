package dev.framewatch.query;

import dev.framewatch.event.CsvCell;
import dev.framewatch.event.Licence;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records as CSV (RFC 4180), which a spreadsheet reads as text and numbers, never as a formula: a column for each
 * component, and for each component of a record in it ({@code change.rank}), none for lists; the last is the licence of
 * the source that the record names, or those of all.
 */
final class Csv {
    private static final String END = "\r\n";

    private final List<Column> columns = new ArrayList<>();

    Csv(Class<? extends Record> type) {
        add("", List.of(), type);
    }

    /** How a value is reached from a record. */
    private record Column(String name, List<RecordComponent> path) {
        String cell(Record row) {
            Object value = row;
            for (RecordComponent step : path) {
                value = value == null ? null : value(step, value);
            }
            return switch (value) {
                case null -> "";
                case BigDecimal figure -> figure.toPlainString();
                case Number figure -> figure.toString();
                default -> CsvCell.of(value.toString());
            };
        }
    }

    private void add(String prefix, List<RecordComponent> path, Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            List<RecordComponent> longer =
                    Stream.concat(path.stream(), Stream.of(component)).toList();
            Class<?> held = component.getType();
            if (held.isRecord()) {
                add(prefix + component.getName() + ".", longer, held);
            } else if (!Collection.class.isAssignableFrom(held) && !Map.class.isAssignableFrom(held)) {
                columns.add(new Column(prefix + component.getName(), longer));
            }
        }
    }

    /** The names of the columns, and a line for each record. */
    String text(List<? extends Record> rows) {
        return Stream.concat(Stream.of(header()), rows.stream().map(this::line))
                .collect(Collectors.joining(END, "", END));
    }

    private String header() {
        return columns.stream().map(Column::name).collect(Collectors.joining(",", "", "," + Licence.COLUMN));
    }

    private String line(Record row) {
        String source = columns.stream()
                .filter(column -> column.name().equals("source"))
                .map(column -> column.cell(row))
                .findFirst()
                .orElse(null);
        return columns.stream()
                .map(column -> column.cell(row))
                .collect(Collectors.joining(",", "", "," + CsvCell.of(Licence.of(source))));
    }

    private static @Nullable Object value(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException closed) {
            throw new IllegalStateException(component + " cannot be read", closed);
        }
    }
}
