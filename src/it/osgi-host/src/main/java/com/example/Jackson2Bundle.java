package com.example;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.json.StrictJson;
import dev.pluginlifecycle.testing.WireContract;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A bundle on Jackson 2. Its services have types of the JDK, so that the test outside OSGi can call them. */
public final class Jackson2Bundle implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        publish(context, "mapper", JsonMapper.builder().build());
        publish(context, "strict", StrictJson.newMapper());
    }

    @Override
    public void stop(BundleContext context) {}

    private static void publish(BundleContext context, String name, ObjectMapper mapper) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("name", name);
        UnaryOperator<String> copy = json -> copy(mapper, json);
        Supplier<List<String>> violations =
                () -> WireContract.check(mapper::writeValueAsString, mapper::readValue);
        context.registerService(UnaryOperator.class, copy, properties);
        context.registerService(Supplier.class, violations, properties);
    }

    private static String copy(ObjectMapper mapper, String json) {
        try {
            return mapper.writeValueAsString(mapper.readValue(json, PluginHealthcheck.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
