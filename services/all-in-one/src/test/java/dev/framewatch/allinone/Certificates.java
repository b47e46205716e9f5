package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Certificates that the JDK's keytool makes in a folder, as PEM: of an authority; of a server called {@code localhost} and
 * of clients, all by that authority; and of an authority that nobody knows.
 */
final class Certificates {
    private static final String PASSWORD = "of-a-test";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final Path folder;
    private final Path all;

    Certificates(Path folder, List<String> clients) throws IOException, InterruptedException, GeneralSecurityException {
        this.folder = Files.createDirectories(folder);
        this.all = folder.resolve("all.p12");
        make("authority", "-ext", "bc=ca:true");
        make("unknown-authority", "-ext", "bc=ca:true");
        make("server", "-signer", "authority", "-ext", "san=dns:localhost");
        for (String client : clients) {
            make(client, "-signer", "authority");
        }
        KeyStore made = store();
        for (String name : clients) {
            write(made, name);
        }
        for (String name : List.of("authority", "unknown-authority", "server")) {
            write(made, name);
        }
    }

    private void make(String name, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-alias",
                name,
                "-dname",
                "CN=" + name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "2",
                "-keystore",
                all.toString(),
                "-storepass",
                PASSWORD));
        command.addAll(Arrays.asList(more));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool: " + said);
        }
    }

    private KeyStore store() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(all)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private void write(KeyStore made, String name) throws IOException, GeneralSecurityException {
        String key =
                pem("PRIVATE KEY", made.getKey(name, PASSWORD.toCharArray()).getEncoded());
        StringBuilder chain = new StringBuilder();
        for (Certificate certificate : made.getCertificateChain(name)) {
            chain.append(pem("CERTIFICATE", certificate.getEncoded()));
        }
        Files.writeString(key(name), key);
        Files.writeString(certificate(name), chain);
        Files.writeString(both(name), key + chain);
    }

    private static String pem(String what, byte[] encoded) {
        return "-----BEGIN " + what + "-----\n" + LINES.encodeToString(encoded) + "\n-----END " + what + "-----\n";
    }

    Path certificate(String name) {
        return folder.resolve(name + ".crt");
    }

    Path key(String name) {
        return folder.resolve(name + ".key");
    }

    /** The key and then the certificate, as Kafka reads them from one file. */
    Path both(String name) {
        return folder.resolve(name + ".pem");
    }

    /** What a server of this JDK needs to be called {@code localhost}. */
    SSLContext server() throws IOException, GeneralSecurityException {
        KeyStore made = store();
        char[] password = PASSWORD.toCharArray();
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, password);
        own.setKeyEntry("server", made.getKey("server", password), password, made.getCertificateChain("server"));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
