package com.example;

import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.testing.WireContract;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import tools.jackson.databind.json.JsonMapper;

/** A bundle on Jackson 3. Its services have types of the JDK, so that the test outside OSGi can call them. */
public final class Jackson3Bundle implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        JsonMapper mapper = new JsonMapper();
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("name", "mapper");
        UnaryOperator<String> copy = json -> mapper.writeValueAsString(mapper.readValue(json, PluginHealthcheck.class));
        Supplier<List<String>> violations =
                () -> WireContract.check(mapper::writeValueAsString, mapper::readValue);
        context.registerService(UnaryOperator.class, copy, properties);
        context.registerService(Supplier.class, violations, properties);
    }

    @Override
    public void stop(BundleContext context) {}
}
