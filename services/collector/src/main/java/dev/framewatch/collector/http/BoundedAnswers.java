package dev.framewatch.collector.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * Ends answers that are too large or take too long. The connection of an answer that is not read to its end is thrown
 * away, since a client would otherwise read on to use it again.
 */
record BoundedAnswers(long largest, Duration patience) implements ExecChainHandler {
    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        long end = System.nanoTime() + patience.toNanos();
        ClassicHttpResponse response = chain.proceed(request, scope);
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            response.setEntity(new Bounded(entity, scope.execRuntime, end));
        }
        return response;
    }

    private final class Bounded extends HttpEntityWrapper {
        private final ExecRuntime connection;
        private final long end;

        Bounded(HttpEntity entity, ExecRuntime connection, long end) {
            super(entity);
            this.connection = connection;
            this.end = end;
        }

        @Override
        public InputStream getContent() throws IOException {
            return new Body(super.getContent(), connection, end);
        }
    }

    private final class Body extends FilterInputStream {
        private final ExecRuntime connection;
        private final long end;
        private long read;
        private boolean ended;

        Body(InputStream in, ExecRuntime connection, long end) {
            super(in);
            this.connection = connection;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            ended = count < 0;
            read += Math.max(count, 0);
            if (read > largest) {
                throw new IOException("the answer has more than " + largest + " bytes");
            }
            if (System.nanoTime() - end > 0) {
                throw new IOException("the answer took more than " + patience.toSeconds() + " s");
            }
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            return readNBytes((int) Math.min(count, 64 * 1024)).length;
        }

        @Override
        public void close() throws IOException {
            if (!ended) {
                connection.discardEndpoint();
            }
            super.close();
        }
    }
}
