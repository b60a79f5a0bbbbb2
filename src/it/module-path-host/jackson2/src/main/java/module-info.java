/** A host on Jackson 2. It opens nothing: the model's records are exported, and that is enough. */
module com.example.host {
    requires com.fasterxml.jackson.databind;
    requires dev.pluginlifecycle;
}
