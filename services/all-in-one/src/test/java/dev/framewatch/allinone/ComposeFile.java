package dev.framewatch.allinone;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;

/** What docker-compose.yml says. */
final class ComposeFile {
    private ComposeFile() {}

    /** The image of a service, with its tag. */
    static String image(String service) {
        return Objects.requireNonNull(read().getProperty("services." + service + ".image"), service);
    }

    /** The variables of a service whose names match. */
    static Map<String, String> environment(String service, String names) {
        String prefix = "services." + service + ".environment.";
        Map<String, String> variables = new TreeMap<>();
        read().forEach((key, value) -> {
            String name = key.toString().startsWith(prefix) ? key.toString().substring(prefix.length()) : "";
            if (name.matches(names)) {
                variables.put(name, value.toString());
            }
        });
        return variables;
    }

    /** The values of the properties whose names match. */
    static List<String> values(String names) {
        Properties all = read();
        return all.stringPropertyNames().stream()
                .filter(name -> name.matches(names))
                .map(all::getProperty)
                .toList();
    }

    private static Properties read() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new FileSystemResource(Checkout.root().resolve("docker-compose.yml")));
        return Objects.requireNonNull(yaml.getObject());
    }
}
