package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * Takes traces as a receiver of OTLP over HTTP does, and reads of them what tests look at: an
 * {@code ExportTraceServiceRequest} in Protocol Buffers, as {@code opentelemetry/proto/trace/v1/trace.proto} lays it out.
 */
final class TraceReceiver implements AutoCloseable {
    private final List<Span> spans = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    /** A span; {@code parent} is empty where it begins its trace. */
    record Span(String trace, String id, String parent, String name) {}

    /** A field of a message that has a length: a text, bytes, or a message. */
    private record Field(int number, ByteBuffer bytes) {
        private String hex() {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            return HexFormat.of().formatHex(copy);
        }
    }

    TraceReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces");
    }

    List<Span> spans() {
        return List.copyOf(spans);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] request = exchange.getRequestBody().readAllBytes();
            inner(Stream.of(ByteBuffer.wrap(request)), 1, 2, 2)
                    .map(TraceReceiver::span)
                    .forEach(spans::add);
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /** The messages at the end of a path of fields. */
    private static Stream<ByteBuffer> inner(Stream<ByteBuffer> messages, int... path) {
        Stream<ByteBuffer> found = messages;
        for (int number : path) {
            found = found.flatMap(message -> fields(message).stream())
                    .filter(field -> field.number() == number)
                    .map(Field::bytes);
        }
        return found;
    }

    private static Span span(ByteBuffer message) {
        String trace = "";
        String id = "";
        String parent = "";
        String name = "";
        for (Field field : fields(message)) {
            switch (field.number()) {
                case 1 -> trace = field.hex();
                case 2 -> id = field.hex();
                case 4 -> parent = field.hex();
                case 5 -> name = UTF_8.decode(field.bytes().duplicate()).toString();
                default -> {}
            }
        }
        return new Span(trace, id, parent, name);
    }

    private static List<Field> fields(ByteBuffer message) {
        List<Field> fields = new ArrayList<>();
        ByteBuffer rest = message.duplicate();
        while (rest.hasRemaining()) {
            long tag = number(rest);
            switch ((int) (tag & 7)) {
                case 0 -> number(rest);
                case 1 -> rest.position(rest.position() + 8);
                case 2 -> {
                    int length = (int) number(rest);
                    fields.add(new Field((int) (tag >>> 3), rest.slice(rest.position(), length)));
                    rest.position(rest.position() + length);
                }
                case 5 -> rest.position(rest.position() + 4);
                default -> throw new IllegalArgumentException("no message of Protocol Buffers");
            }
        }
        return fields;
    }

    private static long number(ByteBuffer from) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = from.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
