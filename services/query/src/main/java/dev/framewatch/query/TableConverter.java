package dev.framewatch.query;

import dev.framewatch.event.Licence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes any table in one of the forms that have a line for each of its records. */
final class TableConverter extends AbstractHttpMessageConverter<Table<?>> {
    private final Lines lines;

    private TableConverter(Form form, Lines lines) {
        super(StandardCharsets.UTF_8, form.type());
        this.lines = lines;
    }

    /** How a table is written. */
    private interface Lines {
        String of(Table<?> table);
    }

    /** As CSV. */
    static TableConverter csv() {
        return new TableConverter(Form.csv, table -> new Csv(row(table.getClass())).text(table.rows()));
    }

    /** As NDJSON, a JSON text and a line feed for each record (https://github.com/ndjson/ndjson-spec), with its licence. */
    static TableConverter ndjson(JsonMapper json) {
        return new TableConverter(Form.ndjson, table -> {
            StringBuilder text = new StringBuilder();
            table.lines().forEach(line -> {
                ObjectNode object = json.valueToTree(line);
                object.put(Licence.COLUMN, Licence.of(object.path("source").asString(null)));
                text.append(json.writeValueAsString(object)).append('\n');
            });
            return text.toString();
        });
    }

    private static Class<? extends Record> row(Class<?> table) {
        Class<?> row = ResolvableType.forClass(table).as(Table.class).resolveGeneric(0);
        if (row == null) {
            throw new IllegalStateException(table + " does not say what it is a table of");
        }
        return row.asSubclass(Record.class);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return Table.class.isAssignableFrom(type);
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected Table<?> readInternal(Class<? extends Table<?>> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("Tables are not read", message);
    }

    @Override
    protected void writeInternal(Table<?> table, HttpOutputMessage message) throws IOException {
        message.getBody().write(lines.of(table).getBytes(StandardCharsets.UTF_8));
    }
}
