import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** Documents as BSON and indexes in the order of their values, where the library serialises Java objects. */
final class IndexedDatabase {
  private static final DocumentType DOCUMENT = new DocumentType();
  private static final KeyType KEY = new KeyType();

  private IndexedDatabase() {}

  /** An anonymous class, because the library's constructor calls these methods: what is captured is there by then. */
  static H2Database open(String name, MVStore store, CursorRegistry cursors) {
    return new H2Database(name, store, cursors) {
      @Override
      protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
        String full = getFullCollectionNamespace(collection);
        MVMap<Object, Document> documents =
            store.openMap("databases." + full, new MVMap.Builder<Object, Document>().valueType(DOCUMENT));
        MVMap<String, Object> meta = store.openMap("meta." + full);
        return new IndexedCollection(this, collection, options, documents, meta, cursorRegistry);
      }

      /** A map of another name than the library's, whose order is another: it is filled anew from an older file. */
      @Override
      protected Index<Object> openOrCreateUniqueIndex(
          String collection, String index, List<IndexKey> keys, boolean sparse) {
        MVMap<KeyValue, Object> map =
            store.openMap(ordered(collection, index), new MVMap.Builder<KeyValue, Object>().keyType(KEY));
        return new OrderedIndex(map, index, keys, sparse);
      }

      @Override
      protected void dropIndex(MongoCollection<Object> collection, String index) {
        super.dropIndex(collection, index);
        store.removeMap(ordered(collection.getCollectionName(), index));
      }

      @Override
      public void dropCollection(String collection, Oplog oplog) {
        super.dropCollection(collection, oplog);
        String indexes = ordered(collection, "");
        store.getMapNames().stream().filter(map -> map.startsWith(indexes)).toList().forEach(store::removeMap);
      }

      private String ordered(String collection, String index) {
        return getFullCollectionNamespace(collection) + "._ordered_" + index;
      }
    };
  }
}
