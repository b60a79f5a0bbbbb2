package dev.pluginlifecycle.bench;

import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.json.StrictJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to write and read a healthcheck, beside code by hand on the streams of the same library. */
@State(Scope.Benchmark)
@Warmup(iterations = 1, time = 4000, timeUnit = TimeUnit.MILLISECONDS)
public class JsonBenchmark {

    @Param
    public Library library;

    @Param({"3", "1000"})
    public int servers;

    private Codec mapper;
    private Codec byHand;
    private Callable<PlainHealthcheck> plain;
    private PluginHealthcheck healthcheck;
    private ByteArrayOutputStream out;
    private byte[] json;

    /** The mappers; the code by hand uses the same factory, and so refuses duplicates where they do. */
    public enum Library { JACKSON_2, JACKSON_3, STRICT_JSON }

    @Setup
    public void setUp() throws IOException {
        switch (library) {
            case JACKSON_2 -> use(new com.fasterxml.jackson.databind.json.JsonMapper());
            case JACKSON_3 -> use(new tools.jackson.databind.json.JsonMapper());
            case STRICT_JSON -> use(StrictJson.newMapper());
        }
        healthcheck = Samples.healthcheck(servers, Samples.Mix.MIXED);
        out = new ByteArrayOutputStream();
        write();
        json = out.toByteArray();
        writeBare();
        if (!Arrays.equals(json, out.toByteArray())
                || !read().equals(healthcheck) || !readBare().equals(healthcheck)) {
            throw new IllegalStateException("the mapper and the code by hand differ");
        }
    }

    private void use(com.fasterxml.jackson.databind.ObjectMapper jackson2) {
        byHand = new StreamsOfJackson2(jackson2.getFactory());
        com.fasterxml.jackson.databind.ObjectMapper snakeCase = jackson2.copy()
                .setPropertyNamingStrategy(com.fasterxml.jackson.databind.PropertyNamingStrategies.SNAKE_CASE);
        plain = () -> snakeCase.readValue(json, PlainHealthcheck.class);
        mapper = new Codec() {
            @Override
            public void write(OutputStream out, PluginHealthcheck healthcheck) throws IOException {
                jackson2.writeValue(out, healthcheck);
            }

            @Override
            public PluginHealthcheck read(byte[] json) throws IOException {
                return jackson2.readValue(json, PluginHealthcheck.class);
            }
        };
    }

    private void use(tools.jackson.databind.json.JsonMapper jackson3) {
        byHand = new StreamsOfJackson3(jackson3.tokenStreamFactory());
        tools.jackson.databind.ObjectMapper snakeCase = jackson3.rebuild()
                .propertyNamingStrategy(tools.jackson.databind.PropertyNamingStrategies.SNAKE_CASE)
                .build();
        plain = () -> snakeCase.readValue(json, PlainHealthcheck.class);
        mapper = new Codec() {
            @Override
            public void write(OutputStream out, PluginHealthcheck healthcheck) {
                jackson3.writeValue(out, healthcheck);
            }

            @Override
            public PluginHealthcheck read(byte[] json) {
                return jackson3.readValue(json, PluginHealthcheck.class);
            }
        };
    }

    @Benchmark
    public Object write() throws IOException {
        out.reset();
        mapper.write(out, healthcheck);
        return out;
    }

    @Benchmark
    public Object writeBare() throws IOException {
        out.reset();
        byHand.write(out, healthcheck);
        return out;
    }

    @Benchmark
    public PluginHealthcheck read() throws IOException {
        return mapper.read(json);
    }

    @Benchmark
    public Object readPlain() throws Exception {
        return plain.call();
    }

    @Benchmark
    public PluginHealthcheck readBare() throws IOException {
        return byHand.read(json);
    }
}
