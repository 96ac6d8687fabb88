package io.millrace.platform.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may use what, between modules and inside them. */
@AnalyzeClasses(packages = "io.millrace", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    /** The cores: what comes out depends on what goes in, and on nothing else. */
    private static final String[] CORES = {
        "io.millrace.features.engine..",
        "io.millrace.trainer.learning..",
        "io.millrace.drift.detection..",
        "io.millrace.drift.calibration..",
        "io.millrace.runtime.event.."
    };

    /** What the build makes of the contracts. */
    private static final String[] GENERATED = {"io.millrace.schemas", "io.millrace.schemas.feast"};

    @ArchTest
    static final ArchRule modules = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("schemas")
            .definedBy("io.millrace.schemas..")
            .layer("embedded")
            .definedBy("io.millrace.embedded..")
            .layer("runtime")
            .definedBy("io.millrace.runtime..")
            .layer("features")
            .definedBy("io.millrace.features..")
            .layer("trainer")
            .definedBy("io.millrace.trainer..")
            .layer("drift")
            .definedBy("io.millrace.drift..")
            .layer("platform")
            .definedBy("io.millrace.platform..")
            .whereLayer("platform")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("features")
            .mayOnlyBeAccessedByLayers("platform")
            .whereLayer("trainer")
            .mayOnlyBeAccessedByLayers("platform")
            .whereLayer("drift")
            .mayOnlyBeAccessedByLayers("platform")
            .whereLayer("embedded")
            .mayOnlyBeAccessedByLayers("platform")
            .whereLayer("runtime")
            .mayOnlyBeAccessedByLayers("features", "trainer", "drift", "platform")
            .because("the pipelines meet on topics, never in code");

    @ArchTest
    static final ArchRule contracts_know_nothing_of_the_rest = noClasses()
            .that()
            .resideInAPackage("io.millrace.schemas..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("io.millrace..").and(not(resideInAnyPackage("io.millrace.schemas.."))));

    @ArchTest
    static final ArchRule cores_use_no_kafka_clock_or_files = noClasses()
            .that()
            .resideInAnyPackage(CORES)
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "org.apache.kafka..",
                    "io.confluent..",
                    "org.apache.avro..",
                    "io.millrace.schemas..",
                    "java.nio.file..",
                    "java.nio.channels..",
                    "java.net..",
                    "java.sql..",
                    "org.slf4j.."))
            .orShould()
            .dependOnClassesThat(nameMatching("java\\.time\\.(Clock|LocalDateTime|ZonedDateTime|LocalDate)"))
            .orShould()
            .dependOnClassesThat(nameMatching("java\\.io\\.(File.*|RandomAccessFile|Console)"))
            .orShould()
            .dependOnClassesThat(nameMatching("java\\.util\\.concurrent\\.(ThreadLocalRandom|Executors|ForkJoinPool)"))
            .orShould()
            .dependOnClassesThat(nameMatching("java\\.(security\\.SecureRandom|util\\.UUID|lang\\.Thread)"));

    @ArchTest
    static final ArchRule cores_do_not_ask_for_the_time = noClasses()
            .that()
            .resideInAnyPackage(CORES)
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now");

    @ArchTest
    static final ArchRule randomness_has_a_seed = noClasses()
            .should()
            .callConstructor(java.util.Random.class)
            .orShould()
            .callConstructor(java.util.SplittableRandom.class)
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule kafka_streams_stays_at_the_edges = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "..topology..",
                    "..query..",
                    "io.millrace.runtime.progress..",
                    "io.millrace.runtime.streams..",
                    "io.millrace.platform.console..",
                    "io.millrace.platform.node..",
                    "io.millrace.platform.demo..",
                    "io.millrace.platform.http..",
                    "io.millrace.platform.metrics..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.apache.kafka.streams.."));

    /** Such a query and a write of the stream thread can wait for each other for ever: KAFKA-19629. */
    @ArchTest
    static final ArchRule stores_are_not_read_by_state_queries =
            noClasses().should().dependOnClassesThat(resideInAnyPackage("org.apache.kafka.streams.query.."));

    @ArchTest
    static final ArchRule processors_are_in_topology_packages = classes()
            .that()
            .implement(org.apache.kafka.streams.processor.api.Processor.class)
            .should()
            .resideInAPackage("..topology..");

    @ArchTest
    static final ArchRule broker_classes_are_used_by_the_embedded_module_alone = noClasses()
            .that()
            .resideOutsideOfPackage("io.millrace.embedded..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "kafka..",
                    "org.apache.kafka.server..",
                    "org.apache.kafka.metadata..",
                    "org.apache.kafka.raft..",
                    "org.apache.kafka.storage..",
                    "org.apache.kafka.controller.."));

    @ArchTest
    static final ArchRule onnx_stays_in_one_package = noClasses()
            .that()
            .resideOutsideOfPackage("io.millrace.trainer.learning.onnx..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("ai.onnxruntime.."));

    @ArchTest
    static final ArchRule moa_stays_in_one_package = noClasses()
            .that()
            .resideOutsideOfPackage("io.millrace.trainer.learning.moa..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("moa..", "com.yahoo.labs.samoa..", "com.github.javacliparser.."));

    @ArchTest
    static final ArchRule no_cycles_in_features =
            slices().matching("io.millrace.features.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_cycles_in_the_trainer =
            slices().matching("io.millrace.trainer.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_cycles_in_drift =
            slices().matching("io.millrace.drift.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_cycles_in_the_runtime =
            slices().matching("io.millrace.runtime.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_cycles_in_the_platform =
            slices().matching("io.millrace.platform.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule classes_are_final_unless_meant_to_be_extended = classes()
            .that(resideOutsideOfPackages(GENERATED))
            .and()
            .areNotInterfaces()
            .and()
            .areNotAnonymousClasses()
            .and()
            .areNotEnums()
            .and()
            .doNotHaveModifier(com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT)
            .and(not(MillraceConditions.SEALED))
            .and(not(MillraceConditions.ENUM_CONSTANT))
            .should()
            .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL);

    @ArchTest
    static final ArchRule packages_are_null_marked =
            classes().that(resideOutsideOfPackages(GENERATED)).should(MillraceConditions.BE_IN_A_NULL_MARKED_PACKAGE);

    @ArchTest
    static final ArchRule one_way_to_log =
            noClasses().should().dependOnClassesThat(resideInAnyPackage("java.util.logging..", "org.apache.log4j.."));

    @ArchTest
    static final ArchRule only_commands_and_the_demo_print = noClasses()
            .that(resideOutsideOfPackages("io.millrace.platform.cli", "io.millrace.platform.demo"))
            .and()
            .doNotHaveFullyQualifiedName("io.millrace.embedded.RegistryChild") // a process of its own
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");
}
