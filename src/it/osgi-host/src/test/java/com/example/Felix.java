package com.example;

import dev.pluginlifecycle.PluginState;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** Felix with some bundles. They see the JDK and OSGi, but nothing else on the class path of the test. */
final class Felix implements AutoCloseable {

    private final Framework framework;

    private Felix(Framework framework) {
        this.framework = framework;
    }

    /** Starts Felix with the library and these bundles. */
    static Felix start(Path storage, String... bundles) throws BundleException {
        FrameworkFactory factory = ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow();
        Felix felix = new Felix(factory.newFramework(Map.of(Constants.FRAMEWORK_STORAGE, storage.toString())));
        felix.framework.start();
        BundleContext context = felix.framework.getBundleContext();
        List<Bundle> installed = new ArrayList<>();
        installed.add(context.installBundle("file:" + location(PluginState.class)));
        for (String bundle : bundles) {
            installed.add(context.installBundle("file:" + bundle));
        }
        for (Bundle bundle : installed) {
            bundle.start();
        }
        return felix;
    }

    /** {@return the path of the jar that contains a class} */
    static String location(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath()).getPath();
    }

    Bundle bundle(String symbolicName) {
        for (Bundle bundle : framework.getBundleContext().getBundles()) {
            if (symbolicName.equals(bundle.getSymbolicName())) {
                return bundle;
            }
        }
        throw new IllegalArgumentException(symbolicName);
    }

    <S> S service(Class<S> type, String name) throws InvalidSyntaxException {
        BundleContext context = framework.getBundleContext();
        ServiceReference<S> reference =
                context.getServiceReferences(type, "(name=" + name + ")").iterator().next();
        return context.getService(reference);
    }

    @Override
    public void close() throws BundleException {
        framework.stop();
        try {
            framework.waitForStop(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
