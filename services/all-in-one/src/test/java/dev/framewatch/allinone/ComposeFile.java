package dev.framewatch.allinone;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;

/** What docker-compose.yml says, or what is laid over it. */
final class ComposeFile {
    /** The file that is meant where none is named. */
    static final String MAIN = "docker-compose.yml";

    private static final Pattern IMAGE = Pattern.compile("services\\.([a-z0-9-]+)\\.image");

    private ComposeFile() {}

    /** The image of a service, with its tag. */
    static String image(String service) {
        return images(MAIN).getOrDefault(service, "");
    }

    /** The images of all services of a file, with their tags. */
    static Map<String, String> images(String file) {
        Map<String, String> images = new TreeMap<>();
        read(file).forEach((key, value) -> {
            Matcher image = IMAGE.matcher(key.toString());
            if (image.matches()) {
                images.put(image.group(1), value.toString());
            }
        });
        return images;
    }

    /** The variables of a service whose names match. */
    static Map<String, String> environment(String service, String names) {
        String prefix = "services." + service + ".environment.";
        Map<String, String> variables = new TreeMap<>();
        read(MAIN).forEach((key, value) -> {
            String name = key.toString().startsWith(prefix) ? key.toString().substring(prefix.length()) : "";
            if (name.matches(names)) {
                variables.put(name, value.toString());
            }
        });
        return variables;
    }

    /** The values of the properties whose names match. */
    static List<String> values(String names) {
        Properties all = read(MAIN);
        return all.stringPropertyNames().stream()
                .filter(name -> name.matches(names))
                .map(all::getProperty)
                .toList();
    }

    private static Properties read(String file) {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new FileSystemResource(Checkout.root().resolve(file)));
        return Objects.requireNonNull(yaml.getObject());
    }
}
