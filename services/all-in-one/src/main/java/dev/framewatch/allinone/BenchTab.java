package dev.framewatch.allinone;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tab of a browser, told what to do by messages of the DevTools protocol, one after the other. */
final class BenchTab implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final Ear ear = new Ear();
    private final WebSocket socket;
    private int last;

    private BenchTab(URI address, HttpClient http) {
        this.socket = http.newWebSocketBuilder().buildAsync(address, ear).join();
    }

    static BenchTab at(URI address, HttpClient http) {
        return new BenchTab(address, http);
    }

    /** Takes what it says, message by message. */
    private static final class Ear implements WebSocket.Listener {
        private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
        private final StringBuilder begun = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean whole) {
            begun.append(part);
            if (whole) {
                heard.add(JsonMapper.shared().readTree(begun.toString()));
                begun.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }

    /** What it answers to a command. */
    JsonNode tell(String method, Map<String, Object> parameters) throws InterruptedException {
        last++;
        var ignored = socket.sendText(
                        JsonMapper.shared()
                                .writeValueAsString(Map.of("id", last, "method", method, "params", parameters)),
                        true)
                .join();
        while (true) {
            JsonNode message = ear.heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (message == null || message.has("error")) {
                throw new Failure("Chromium did not do " + method + ": " + message);
            }
            if (message.path("id").asInt() == last) {
                return message.path("result");
            }
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
