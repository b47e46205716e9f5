package dev.framewatch.allinone;

import dev.framewatch.embedded.EmbeddedServers;
import dev.framewatch.embedded.ServersOptions;
import dev.framewatch.event.Topic;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclPermissionType;

/**
 * A broker that lets in who shows a password over TLS (SASL_SSL) or a certificate (SSL), and gives each user the rights that
 * docs/operations.md lists; and a node behind TLS and an API key. Both are called {@code localhost} by their certificates.
 */
final class SecureServers implements AutoCloseable {
    static final String API_KEY = "a2V5OmEtdGVzdA==";
    private static final String USERS_PASSWORD = "only-for-a-test";

    private final Path data;
    private final Certificates certificates;
    private final int sasl = FreePorts.one();
    private final int mutual = FreePorts.one();
    private final EmbeddedServers servers;
    private final GuardedElasticsearch elasticsearch;

    SecureServers(Path data) throws Exception {
        this.data = data;
        this.certificates = new Certificates(data.resolve("certificates"), List.of("classifier"));
        this.servers = EmbeddedServers.start(ServersOptions.of(data, "a test").broker(broker()));
        this.elasticsearch = new GuardedElasticsearch(servers.elasticsearch(), certificates.server(), API_KEY);
        Installation inner = Installation.in(data).with("spring.kafka.bootstrap-servers", servers.bootstrapServers());
        try (Pipeline _ = Pipeline.start(inner, "a test", List.of(Part.TOPICS));
                Admin admin = admin()) {
            var rights = LeastRights.read();
            admin.alterUserScramCredentials(rights.keySet().stream()
                            .map(SecureServers::password)
                            .toList())
                    .all()
                    .get();
            admin.createAcls(rights.values().stream().flatMap(List::stream).toList())
                    .all()
                    .get();
        }
    }

    /** Lets in one more user, with the rights that are listed for another. */
    void admitUser(String user, String like) throws Exception {
        try (Admin admin = admin()) {
            admin.alterUserScramCredentials(List.of(password(user))).all().get();
            admin.createAcls(LeastRights.read().getOrDefault(like, List.of()).stream()
                            .map(right -> new AclBinding(
                                    right.pattern(),
                                    new AccessControlEntry(
                                            "User:" + user, "*", right.entry().operation(), AclPermissionType.ALLOW)))
                            .toList())
                    .all()
                    .get();
        }
    }

    /** Lets a user in no more. */
    void dismissUser(String user) throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            admin.alterUserScramCredentials(
                            List.of(new UserScramCredentialDeletion(user, ScramMechanism.SCRAM_SHA_512)))
                    .all()
                    .get();
        }
    }

    /** Has the node take one more API key. */
    void admitKey(String key) {
        elasticsearch.admit(key);
    }

    /** Has the node take an API key no more. */
    void dismissKey(String key) {
        elasticsearch.dismiss(key);
    }

    private static UserScramCredentialAlteration password(String user) {
        return new UserScramCredentialUpsertion(
                user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), USERS_PASSWORD);
    }

    /** Whoever comes by the listener that the broker has by itself, the broker included, may do everything. */
    private Map<String, String> broker() {
        Map<String, String> broker = new HashMap<>();
        broker.put("listeners", "SASL_SSL://localhost:" + sasl + ",SSL://localhost:" + mutual);
        broker.put(
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL_SSL:SASL_SSL,SSL:SSL");
        broker.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        broker.put(
                "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        broker.put("ssl.keystore.type", "PEM");
        broker.put("ssl.keystore.location", certificates.both("server").toString());
        broker.put("ssl.truststore.type", "PEM");
        broker.put(
                "ssl.truststore.location", certificates.certificate("authority").toString());
        broker.put("listener.name.ssl.ssl.client.auth", "required");
        broker.put("ssl.principal.mapping.rules", "RULE:^CN=([^,]+).*$/$1/");
        broker.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        broker.put("super.users", "User:ANONYMOUS");
        return broker;
    }

    /** An installation of a user who shows its password. */
    Installation password(String user, String folder) {
        return common(folder)
                .with("spring.kafka.bootstrap-servers", "localhost:" + sasl)
                .with("spring.kafka.security.protocol", "SASL_SSL")
                .with("spring.kafka.properties.sasl.mechanism", "SCRAM-SHA-512")
                .with("spring.kafka.properties.sasl.jaas.config", login(user, USERS_PASSWORD));
    }

    /** An installation of whom the broker asks for a certificate, and that has none. */
    Installation nobody(String folder) {
        return common(folder)
                .with("spring.kafka.bootstrap-servers", "localhost:" + mutual)
                .with("spring.kafka.security.protocol", "SSL");
    }

    /** An installation of a user who shows its certificate. */
    Installation certificate(String user, String folder) {
        return nobody(folder)
                .with("spring.ssl.bundle.pem.kafka.keystore.certificate", file(certificates.certificate(user)))
                .with("spring.ssl.bundle.pem.kafka.keystore.private-key", file(certificates.key(user)));
    }

    private Installation common(String folder) {
        return authority(Installation.in(data.resolve(folder)), "authority")
                .with("spring.kafka.ssl.bundle", "kafka")
                .with("spring.kafka.admin.operation-timeout", "5s")
                .with("spring.elasticsearch.uris", elasticsearch.address("localhost"))
                .with("spring.elasticsearch.api-key", API_KEY)
                .with("spring.elasticsearch.restclient.ssl.bundle", "elasticsearch");
    }

    /** The same that trusts this authority. */
    Installation authority(Installation installation, String name) {
        return installation
                .with("spring.ssl.bundle.pem.kafka.truststore.certificate", file(certificates.certificate(name)))
                .with(
                        "spring.ssl.bundle.pem.elasticsearch.truststore.certificate",
                        file(certificates.certificate(name)));
    }

    /** The same that calls both servers by a name that is not in their certificate. */
    Installation otherName(Installation installation) {
        return installation
                .with("spring.kafka.bootstrap-servers", "127.0.0.1:" + sasl)
                .with("spring.elasticsearch.uris", elasticsearch.address("127.0.0.1"));
    }

    /** What a user says to the broker. */
    static String login(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user + "\" password=\""
                + password + "\";";
    }

    private static String file(Path path) {
        return "file:" + path;
    }

    /** The node itself. */
    URI node() {
        return servers.elasticsearch();
    }

    /** How many requests have come to the node. */
    int requests() {
        return elasticsearch.passed();
    }

    /** How many offsets {@code collected} has. */
    long collected() throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            String topic = Topic.COLLECTED.name();
            int partitions = admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                    .mapToInt(each -> each.partitions().size())
                    .sum();
            Map<TopicPartition, OffsetSpec> ends = IntStream.range(0, partitions)
                    .mapToObj(number -> new TopicPartition(topic, number))
                    .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", servers.bootstrapServers()));
    }

    @Override
    public void close() {
        try (servers) {
            elasticsearch.close();
        }
    }
}
