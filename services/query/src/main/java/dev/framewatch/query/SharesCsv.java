package dev.framewatch.query;

import dev.framewatch.query.Shares.Share;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** Shares as CSV (RFC 4180), which a spreadsheet reads as text and numbers, never as a formula. */
final class SharesCsv extends AbstractHttpMessageConverter<Shares> {
    static final String HEADER = "window,source,kind,framework,events,total,share,low,high,coverage";

    SharesCsv() {
        super(StandardCharsets.UTF_8, new MediaType("text", "csv"));
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == Shares.class;
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected Shares readInternal(Class<? extends Shares> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("Shares are not read from CSV", message);
    }

    @Override
    protected void writeInternal(Shares shares, HttpOutputMessage message) throws IOException {
        message.getBody().write(text(shares.shares()).getBytes(StandardCharsets.UTF_8));
    }

    static String text(List<Share> shares) {
        return Stream.concat(Stream.of(HEADER), shares.stream().map(SharesCsv::line))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String line(Share share) {
        return Stream.of(
                        share.window(),
                        share.source(),
                        share.kind(),
                        share.framework(),
                        share.events(),
                        share.total(),
                        share.share().toPlainString(),
                        share.low().toPlainString(),
                        share.high().toPlainString(),
                        share.coverage().toPlainString())
                .map(value -> cell(value.toString()))
                .collect(Collectors.joining(","));
    }

    /** A value that keeps its meaning; a character that could start a formula is put behind an apostrophe. */
    static String cell(String value) {
        String safe = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
