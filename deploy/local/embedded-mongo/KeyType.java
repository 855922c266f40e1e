import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Keys of an index in MongoDB's order of values; one that is cut short lies before all that begin with it. */
final class KeyType extends BasicDataType<KeyValue> {
  /** Behind every value; only in keys that bound a search. */
  static final Object END = new Object();

  private static final Comparator<Object> VALUES = ValueComparator.ascWithoutListHandling();
  private static final int USUAL_BYTES = 120;

  @Override
  public int compare(KeyValue a, KeyValue b) {
    int both = Math.min(a.size(), b.size());
    for (int i = 0; i < both; i++) {
      Object left = a.get(i);
      Object right = b.get(i);
      int order = left == END || right == END
          ? Boolean.compare(left == END, right == END)
          : VALUES.compare(left, right);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  @Override
  public int getMemory(KeyValue key) {
    return USUAL_BYTES;
  }

  @Override
  public void write(WriteBuffer to, KeyValue key) {
    Document values = new Document();
    for (int i = 0; i < key.size(); i++) {
      Object value = key.get(i);
      values.put(Integer.toString(i), value instanceof Missing ? null : value);
    }
    DocumentType.writeBson(to, values);
  }

  @Override
  public KeyValue read(ByteBuffer from) {
    List<Object> values = new ArrayList<>(DocumentType.readBson(from).values());
    return new KeyValue(values);
  }

  @Override
  public KeyValue[] createStorage(int size) {
    return new KeyValue[size];
  }
}
