package dev.framewatch.embedded;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/**
 * Asks a broker for the brokers that it knows (Kafka's Metadata request, version 1, without topics). It names itself
 * only once it serves, so this says more than an open port.
 */
final class KafkaProbe {
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final short METADATA = 3;
    private static final short VERSION = 1;
    private static final int CORRELATION = 7;

    private KafkaProbe() {}

    static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            var request = ByteBuffer.allocate(18)
                    .putInt(14)
                    .putShort(METADATA)
                    .putShort(VERSION)
                    .putInt(CORRELATION)
                    .putShort((short) -1)
                    .putInt(0);
            new DataOutputStream(socket.getOutputStream()).write(request.array());
            var response = new DataInputStream(socket.getInputStream());
            response.readInt();
            return response.readInt() == CORRELATION && response.readInt() > 0;
        } catch (IOException notYet) {
            return false;
        }
    }
}
