package dev.framewatch.indexer;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.ResponseListener;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Writes entries in bulk requests, some at a time, until each is settled: every item's status is read, what may
 * succeed later is tried again without limit and with growing pauses, and what can never succeed is rejected alone.
 */
final class BulkWriter {
    private static final Logger LOG = LoggerFactory.getLogger(BulkWriter.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final Rest5Client client;
    private final IndexerSettings settings;
    private final ScheduledExecutorService timer;
    private final Settlement settlement;
    private final AtomicInteger inFlight = new AtomicInteger();

    BulkWriter(Rest5Client client, IndexerSettings settings, ScheduledExecutorService timer, Settlement settlement) {
        this.client = client;
        this.settings = settings;
        this.timer = timer;
        this.settlement = settlement;
    }

    /** Whether no further batch should be given now. */
    boolean full() {
        return inFlight.get() >= settings.requests();
    }

    /** Whether nothing is on its way. */
    boolean idle() {
        return inFlight.get() == 0;
    }

    /** Takes a batch; it is settled sooner or later. */
    void write(List<Entry> batch) {
        inFlight.incrementAndGet();
        send(batch, FIRST_PAUSE);
    }

    private void send(List<Entry> batch, Duration pause) {
        Request request = new Request("POST", "/_bulk");
        request.addParameter("filter_path", BulkAnswer.FILTER);
        request.addParameter("require_alias", "true");
        request.setEntity(new ByteArrayEntity(body(batch), ContentType.APPLICATION_JSON));
        try {
            client.performRequestAsync(request, new ResponseListener() {
                @Override
                public void onSuccess(Response response) {
                    answered(batch, response, pause);
                }

                @Override
                public void onFailure(Exception failure) {
                    failed(batch, failure, pause);
                }
            });
        } catch (RuntimeException notSent) {
            failed(batch, notSent, pause);
        }
    }

    private static byte[] body(List<Entry> batch) {
        byte[] body = new byte
                [batch.stream().mapToInt(entry -> entry.lines().length()).sum()];
        int at = 0;
        for (Entry entry : batch) {
            at = entry.lines().copyTo(body, at);
        }
        return body;
    }

    private void answered(List<Entry> batch, Response response, Duration pause) {
        int status = response.getStatusCode();
        if (status >= 300) {
            refused(batch, status, "status " + status, pause);
            return;
        }
        List<BulkAnswer> answers;
        try {
            answers = BulkAnswer.read(response.getEntity().getContent());
        } catch (IOException | JacksonException unreadable) {
            failed(batch, unreadable, pause);
            return;
        }
        if (answers.size() != batch.size()) {
            failed(batch, new IOException(answers.size() + " answers to " + batch.size() + " items"), pause);
            return;
        }
        List<Entry> later = new ArrayList<>();
        String reason = "";
        boolean indexMissing = false;
        for (int i = 0; i < batch.size(); i++) {
            Entry entry = batch.get(i);
            switch (answers.get(i)) {
                case BulkAnswer.Stored stored -> settlement.stored(entry, stored.created());
                case BulkAnswer.Already ignored -> settlement.already(entry);
                case BulkAnswer.Refused refused -> settlement.rejected(entry.record(), refused.reason());
                case BulkAnswer.Later waiting -> {
                    later.add(entry);
                    reason = waiting.reason();
                    indexMissing |= waiting.indexMissing();
                }
            }
        }
        if (indexMissing) {
            settlement.indexMissing();
        }
        if (later.isEmpty()) {
            inFlight.decrementAndGet();
        } else {
            again(later, reason, pause);
        }
    }

    private void failed(List<Entry> batch, Exception failure, Duration pause) {
        int status = failure instanceof ResponseException answer
                ? answer.getResponse().getStatusCode()
                : 0;
        refused(batch, status, String.valueOf(failure.getMessage()), pause);
    }

    /** Halves a batch that can never succeed as a whole until the culprit is alone; all else is tried again. */
    private void refused(List<Entry> batch, int status, String reason, Duration pause) {
        boolean hopeless = status == 400 || status == 413;
        if (!hopeless) {
            again(batch, reason, pause);
        } else if (batch.size() == 1) {
            settlement.rejected(batch.getFirst().record(), "Elasticsearch refused the request: " + reason);
            inFlight.decrementAndGet();
        } else {
            inFlight.incrementAndGet();
            send(batch.subList(0, batch.size() / 2), pause);
            send(batch.subList(batch.size() / 2, batch.size()), pause);
        }
    }

    private void again(List<Entry> batch, String reason, Duration pause) {
        LOG.warn(
                "Elasticsearch did not take {} of the events, trying again in {} ms: {}",
                batch.size(),
                pause.toMillis(),
                reason);
        Duration doubled = pause.multipliedBy(2);
        Duration next = doubled.compareTo(settings.longestPause()) > 0 ? settings.longestPause() : doubled;
        var ignored = timer.schedule(() -> send(batch, next), pause.toMillis(), TimeUnit.MILLISECONDS);
    }
}
