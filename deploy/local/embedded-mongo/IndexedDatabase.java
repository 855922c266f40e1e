import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import org.h2.mvstore.MVStore;

/**
 * Uses a unique index also when a query asks for more than the index's own fields ({@code {_id, version}}), where
 * the library would read the whole collection. The library tests every document found against the whole query.
 */
final class IndexedDatabase extends H2Database {
  IndexedDatabase(String name, MVStore store, CursorRegistry cursors) {
    super(name, store, cursors);
  }

  @Override
  protected Index<Object> openOrCreateUniqueIndex(
      String collection, String name, List<IndexKey> keys, boolean sparse) {
    return new Narrowing(super.openOrCreateUniqueIndex(collection, name, keys, sparse), name, keys, sparse);
  }

  private static final class Narrowing extends Index<Object> {
    private final Index<Object> index;

    Narrowing(Index<Object> index, String name, List<IndexKey> keys, boolean sparse) {
      super(name, keys, sparse);
      this.index = index;
    }

    /** The part of the query that the index can answer; the query itself where a value is no plain one. */
    private Document narrow(Document query) {
      Document own = new Document();
      for (String key : keys()) {
        Object value = query.get(key);
        if (value == null || value instanceof Document || value instanceof Collection) {
          return query;
        }
        own.put(key, value);
      }
      return own;
    }

    @Override
    public boolean canHandle(Document query) {
      return index.canHandle(narrow(query));
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
      return index.getPositions(narrow(query));
    }

    @Override
    public Object getPosition(Document document) {
      return index.getPosition(document);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
      index.checkAdd(document, collection);
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
      index.add(document, position, collection);
    }

    @Override
    public Object remove(Document document) {
      return index.remove(document);
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
      index.checkUpdate(before, after, collection);
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
      index.updateInPlace(before, after, position, collection);
    }

    @Override
    public long getCount() {
      return index.getCount();
    }

    @Override
    public long getDataSize() {
      return index.getDataSize();
    }

    @Override
    public void drop() {
      index.drop();
    }
  }
}
