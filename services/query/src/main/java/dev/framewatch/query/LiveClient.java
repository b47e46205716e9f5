package dev.framewatch.query;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Somebody who listens, with a thread of his own, so that a slow line delays nobody else. Whoever is too far behind is
 * hung up on; he comes back and is sent what he missed.
 */
final class LiveClient {
    /** The most messages that wait for one client. */
    static final int MOST_WAITING = 500;

    private final SseEmitter emitter;
    private final Consumer<LiveClient> gone;
    private final BlockingQueue<LiveMessage> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread writer = Thread.ofVirtual().name("live").unstarted(this::write);

    /**
     * @param emitter the line
     * @param gone is told when it has ended, whoever ended it
     */
    LiveClient(SseEmitter emitter, Consumer<LiveClient> gone) {
        this.emitter = emitter;
        this.gone = gone;
    }

    /** Begins to send. */
    void start() {
        emitter.onCompletion(this::leave);
        emitter.onTimeout(this::leave);
        emitter.onError(broken -> leave());
        writer.start();
    }

    private void leave() {
        gone.accept(this);
        writer.interrupt();
    }

    SseEmitter emitter() {
        return emitter;
    }

    /** Takes a message, and sends it when the line is free. */
    void send(LiveMessage message) {
        if (!waiting.offer(message)) {
            end();
        }
    }

    /** Hangs up. */
    void end() {
        writer.interrupt();
        emitter.complete();
    }

    private void write() {
        try {
            while (true) {
                emitter.send(waiting.take().toSse());
            }
        } catch (IOException | IllegalStateException broken) {
            leave();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
