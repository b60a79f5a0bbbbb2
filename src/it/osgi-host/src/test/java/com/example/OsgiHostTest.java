package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pluginlifecycle.PluginState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleWiring;

class OsgiHostTest {

    private static final String ANNOTATIONS = Felix.location(JsonProperty.class);

    private static final List<String> JACKSON_2 = List.of(
            ANNOTATIONS,
            Felix.location(com.fasterxml.jackson.core.JsonFactory.class),
            Felix.location(com.fasterxml.jackson.databind.ObjectMapper.class));

    private static final List<String> JACKSON_3 = List.of(
            ANNOTATIONS,
            Felix.location(tools.jackson.core.json.JsonFactory.class),
            Felix.location(tools.jackson.databind.ObjectMapper.class));

    private static final String HEALTHCHECK = """
            {"plugin_name":"search","state":{"state":"degraded","healthy_servers":["alpha"],"failed_servers":[\
            {"server_name":"beta","status":"failed","capabilities":["write"],"last_error":"connection refused"}]},\
            "servers":[{"server_name":"alpha","status":"healthy","capabilities":["search"],"last_error":null},\
            {"server_name":"beta","status":"failed","capabilities":["write"],"last_error":"connection refused"}],\
            "last_check":1764000000}""";

    @TempDir
    Path storage;

    @Test
    void bundleOnJackson2KeepsWireForm() throws Exception {
        try (Felix felix = start(JACKSON_2, System.getProperty("jackson2.bundle"))) {
            assertBundleKeepsWireForm(felix, "mapper");
            assertBundleKeepsWireForm(felix, "strict");
            assertBundleSharesContractWithLibrary(felix, "com.example.jackson2");
        }
    }

    @Test
    void bundleOnJackson3AloneKeepsWireForm() throws Exception {
        try (Felix felix = start(JACKSON_3, System.getProperty("jackson3.bundle"))) {
            assertBundleKeepsWireForm(felix, "mapper");
            assertBundleSharesContractWithLibrary(felix, "com.example.jackson3");
            Bundle library = felix.bundle("dev.pluginlifecycle");
            assertThatExceptionOfType(ClassNotFoundException.class)
                    .isThrownBy(() -> library.loadClass("com.fasterxml.jackson.databind.ObjectMapper"));
        }
    }

    @Test
    void libraryStartsAndExportsItsPackages() throws Exception {
        try (Felix felix = start(List.of(ANNOTATIONS))) {
            Bundle library = felix.bundle("dev.pluginlifecycle");
            assertThat(library.getState()).isEqualTo(Bundle.ACTIVE);
            assertThat(library.getVersion()).hasToString(version().replace('-', '.'));
            String packageVersion = version().replaceAll("-.*", "");
            assertThat(exportedPackages(library)).containsExactly(
                    "dev.pluginlifecycle " + packageVersion,
                    "dev.pluginlifecycle.json " + packageVersion,
                    "dev.pluginlifecycle.testing " + packageVersion);
            assertThat(library.getResource("META-INF/LICENSE")).isNotNull();
            assertThat(library.getResource("dev/pluginlifecycle/plugin-lifecycle.schema.json")).isNotNull();
        }
    }

    @Test
    void manifestContainsImportsJavaVersionAndTitle() throws IOException {
        try (JarFile jar = new JarFile(Felix.location(PluginState.class))) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.getValue("Bundle-ManifestVersion")).isEqualTo("2");
            assertThat(manifest.getValue("Import-Package"))
                    .startsWith("com.fasterxml.jackson.annotation;version=\"[2.15,3)\",")
                    .contains("com.fasterxml.jackson.databind;version=\"[2.18,3)\";resolution:=optional,");
            assertThat(manifest.getValue("Require-Capability"))
                    .isEqualTo("osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=17))\"");
            assertThat(manifest.getValue("Implementation-Title")).isEqualTo("plugin-lifecycle");
            assertThat(manifest.getValue("Implementation-Version")).isEqualTo(version());
        }
    }

    private Felix start(List<String> jackson, String... bundles) throws Exception {
        return Felix.start(storage, Stream.concat(jackson.stream(), Stream.of(bundles)).toArray(String[]::new));
    }

    @SuppressWarnings("unchecked")
    private static void assertBundleKeepsWireForm(Felix felix, String mapper) throws Exception {
        UnaryOperator<String> copy = felix.service(UnaryOperator.class, mapper);
        Supplier<List<String>> violations = felix.service(Supplier.class, mapper);

        assertThat(copy.apply(HEALTHCHECK)).isEqualTo(HEALTHCHECK);
        assertThat(violations.get()).isEmpty();
    }

    /** The contract of adapters needs no Jackson, and every bundle sees the same class. */
    private static void assertBundleSharesContractWithLibrary(Felix felix, String bundle) throws Exception {
        String contract = "dev.pluginlifecycle.testing.PluginLifecycleContract";
        Class<?> loaded = felix.bundle(bundle).loadClass(contract);

        assertThat(loaded).isSameAs(felix.bundle("dev.pluginlifecycle").loadClass(contract));
        assertThat(felix.bundle(bundle).loadClass("dev.pluginlifecycle.testing.Rule").getEnumConstants()).isNotEmpty();
    }

    private static List<String> exportedPackages(Bundle bundle) {
        String namespace = PackageNamespace.PACKAGE_NAMESPACE;
        return bundle.adapt(BundleWiring.class).getCapabilities(namespace).stream()
                .map(BundleCapability::getAttributes)
                .map(attributes -> attributes.get(namespace) + " " + attributes.get(Constants.VERSION_ATTRIBUTE))
                .toList();
    }

    private static String version() {
        return System.getProperty("plugin-lifecycle.version");
    }
}
