package dev.framewatch.allinone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the house that a compiler does not hold. */
class HouseRulesTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.framewatch");

    /** Their types are the house's own library; every other module has one door, its configuration. */
    private static final List<String> LIBRARIES =
            List.of("event", "taxonomy", "collector", "kafka", "elasticsearch", "operations", "embedded", "simulator");

    /** What nobody but the command line may know. */
    private static final List<String> DOORS = List.of("classifier", "indexer", "query", "dashboard", "allinone");

    @Test
    void everyModuleWithCodeIsSeen() {
        assertThat(HOUSE).extracting(HouseRulesTest::module).contains("allinone", "event", "kafka", "simulator");
    }

    @ParameterizedTest
    @ValueSource(strings = {"classifier", "indexer", "query", "dashboard"})
    void servicesDoNotDependOnEachOther(String service) {
        noClasses()
                .that()
                .resideInAPackage(packages(service))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DOORS.stream()
                        .filter(other -> !other.equals(service))
                        .map(HouseRulesTest::packages)
                        .toArray(String[]::new))
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void librariesDoNotDependOnServices() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        LIBRARIES.stream().map(HouseRulesTest::packages).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DOORS.stream().map(HouseRulesTest::packages).toArray(String[]::new))
                .check(HOUSE);
    }

    @Test
    void eventAndTaxonomyAreFreeOfSpringAndKafka() {
        noClasses()
                .that()
                .resideInAnyPackage(packages("event"), packages("taxonomy"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.apache.kafka..")
                .check(HOUSE);
    }

    @Test
    void aServiceShowsNothingButItsConfigurationAndApplication() {
        classes()
                .that()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .and()
                .resideOutsideOfPackages(
                        LIBRARIES.stream().map(HouseRulesTest::packages).toArray(String[]::new))
                .should()
                .haveSimpleNameEndingWith("Configuration")
                .orShould()
                .haveSimpleNameEndingWith("Application")
                .check(HOUSE);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("jakarta.annotation.Resource")
                .check(HOUSE);
    }

    @Test
    void settingsAreRecordsAndNotSingleValues() {
        String value = "org.springframework.beans.factory.annotation.Value";
        noClasses().should().dependOnClassesThat().haveFullyQualifiedName(value).check(HOUSE);
        fields().should().notBeAnnotatedWith(value).check(HOUSE);
    }

    @Test
    void noNameSaysNothing() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Utils?|Helper|Manager|Dto|DTO|Mapper|Constants)(\\$.*)?")
                .orShould()
                .resideInAnyPackage("..common..", "..util..", "..utils..", "..impl..", "..dto..")
                .check(HOUSE);
    }

    @Test
    void nothingSleeps() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(HOUSE);
    }

    @Test
    void theTimeComesFromAClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(HOUSE);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(HOUSE.stream().map(JavaClass::getPackage).distinct())
                .allMatch(each -> each.isAnnotatedWith(NullMarked.class), "has a @NullMarked package-info");
    }

    @Test
    void noSourceIsLongerThan250Lines() throws IOException {
        try (Stream<Path> files = Files.walk(Checkout.root(), 12)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> file.toString().contains("/src/main/")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readAllLines(file))
                            .as(file.toString())
                            .hasSizeLessThanOrEqualTo(250));
        }
    }

    private static String module(JavaClass type) {
        return type.getPackageName().replaceFirst("^dev\\.framewatch\\.", "").replaceFirst("\\..*", "");
    }

    private static String packages(String module) {
        return "dev.framewatch." + module + "..";
    }
}
