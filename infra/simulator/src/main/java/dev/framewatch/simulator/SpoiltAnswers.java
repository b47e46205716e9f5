package dev.framewatch.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;

/** What happens to answers on their way to clients. */
final class SpoiltAnswers {
    private final Faults faults;
    private final Traffic traffic;
    private final CountDownLatch closing;

    /** Whoever waits is let go when {@code closing} is counted down. */
    SpoiltAnswers(Faults faults, Traffic traffic, CountDownLatch closing) {
        this.faults = faults;
        this.traffic = traffic;
        this.closing = closing;
    }

    /** Answers, unless something goes wrong on the way; what asks for a pause arrives, or nobody could heed it. */
    void spoil(ClassicHttpResponse response, Reply reply, String resource) {
        Mischief mischief = faults.mischief();
        if (reply.status() == 403 || reply.status() == 429) {
            send(response, reply);
            return;
        }
        if (faults.happens(mischief.slow())) {
            pause(Duration.ofMillis(Mischief.SLOW_MILLIS));
        }
        if (reply.body().length > 1 && faults.happens(mischief.silent())) {
            traffic.add(resource, Traffic.Count.FAULT);
            send(response, reply);
            late(response, reply, _ -> pause(Duration.ofSeconds(Mischief.LONGEST_SECONDS)));
        } else if (reply.body().length > 1 && faults.happens(mischief.dribbled())) {
            traffic.add(resource, Traffic.Count.FAULT);
            send(response, reply);
            late(response, reply, out -> dribble(out, reply.body()));
        } else if (faults.happens(mischief.errors())) {
            traffic.add(resource, Traffic.Count.FAULT);
            send(response, Reply.message(500 + new int[] {0, 2, 3}[faults.among(3)], "Server Error"));
        } else if (reply.body().length > 1 && faults.happens(mischief.cut())) {
            traffic.add(resource, Traffic.Count.FAULT);
            send(response, reply);
            late(response, reply, out -> {
                out.write(reply.body(), 0, reply.body().length / 2);
                out.flush();
            });
        } else if (reply.status() == 200 && faults.happens(mischief.garbled())) {
            traffic.add(resource, Traffic.Count.FAULT);
            send(response, reply.garbled());
        } else {
            send(response, reply);
        }
    }

    /** A part of an answer, on its way to the client. */
    private interface Part {
        void write(OutputStream out) throws IOException;
    }

    /** Sends a part of an answer while its handler is already done, and then ends the connection. */
    private static void late(ClassicHttpResponse response, Reply reply, Part part) {
        response.setEntity(new EntityTemplate(reply.body().length, null, null, out -> {
            part.write(out);
            throw new IOException("Ended on purpose, with its connection");
        }));
    }

    private void dribble(OutputStream out, byte[] body) throws IOException {
        int most = Math.min(body.length - 1, Mischief.LONGEST_SECONDS * 1_000 / Mischief.SLOW_MILLIS);
        for (int i = 0; i < most && closing.getCount() > 0; i++) {
            out.write(body, i, 1);
            out.flush();
            pause(Duration.ofMillis(Mischief.SLOW_MILLIS));
        }
    }

    private void pause(Duration time) {
        try {
            if (closing.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                Thread.currentThread().interrupt();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** Answers as it is. */
    static void send(ClassicHttpResponse response, Reply reply) {
        response.setCode(reply.status());
        reply.headers().forEach(response::setHeader);
        if (reply.body().length > 0) {
            response.setEntity(new ByteArrayEntity(reply.body(), null));
        }
    }
}
